//! Tests of the printer: its rules, and that it prints the tokens it gets.

use super::{print, LINE};
use proc_macro2::{Delimiter, Group, Literal, TokenStream, TokenTree};
use quote::{quote, TokenStreamExt};

/// Normalises the text of a file.
fn normal(text: &str) -> String {
    let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{error} in\n{text}"));
    prettyplease::unparse(&file)
}

/// Splits the comments that [`prettyplease`] prints for attributes with several lines.
fn with_lines(text: &str) -> String {
    let mut lines = String::new();
    for line in text.lines() {
        let comment = line.len() - line.trim_start().len() + "///".len();
        for (index, part) in line.split(LINE).enumerate() {
            if index > 0 {
                lines.push_str(&line[..comment]);
            }
            lines.push_str(part);
            lines.push('\n');
        }
    }
    lines
}

/// Returns tokens as syn understands them: without groups that have no delimiters, and with documentation as strings.
fn plain(tokens: TokenStream) -> TokenStream {
    let mut plain_tokens = TokenStream::new();
    let (mut is_after_doc, mut is_doc) = (false, false);
    for tree in tokens {
        let is_literal_of_doc = is_doc;
        is_doc = is_after_doc && matches!(&tree, TokenTree::Punct(punct) if punct.as_char() == '=');
        is_after_doc = matches!(&tree, TokenTree::Ident(ident) if ident == "doc");
        match tree {
            TokenTree::Group(group) => {
                let inside = plain(group.stream());
                match group.delimiter() {
                    Delimiter::None => plain_tokens.extend(inside),
                    delimiter => plain_tokens.append(Group::new(delimiter, inside)),
                }
            }
            TokenTree::Literal(literal) if is_literal_of_doc => {
                let bytes = syn::parse_str::<syn::Lit>(&literal.to_string()).expect("a literal");
                match bytes {
                    syn::Lit::ByteStr(bytes) => {
                        let text = String::from_utf8(bytes.value()).expect("text");
                        plain_tokens.append(Literal::string(&text));
                    }
                    _ => plain_tokens.append(literal),
                }
            }
            tree => plain_tokens.append(tree),
        }
    }
    plain_tokens
}

/// Prints tokens, and checks that the text has the same tokens, and that printing it gives itself.
pub fn checked(tokens: TokenStream) -> String {
    let file = syn::parse2(plain(tokens.clone())).unwrap_or_else(|error| panic!("{error} in\n{tokens}"));
    let expected = with_lines(&prettyplease::unparse(&file));
    let text = print(tokens);
    assert_eq!(normal(&text), expected, "in\n{text}");
    let again: TokenStream = text.parse().expect("the text consists of tokens");
    assert_eq!(print(again), text);
    text
}

/// Checks the text of tokens.
fn assert_text(tokens: TokenStream, expected: &str) {
    assert_eq!(checked(tokens), expected.strip_prefix('\n').unwrap_or(expected));
}

#[test]
fn blank_lines_separate_items_but_not_lines_of_one_kind() {
    let items = quote! {
        #![doc = " The module."]
        #![allow(dead_code)]
        use a::b;
        pub(crate) use ::c::{self, d::*};
        pub mod e;
        mod f;
        const A: &[u8] = b"x\"y\\";
        static B: [i8; 2] = [-1, !0];
        #[doc = b" A type.\x01\x01 More."]
        #[derive(Clone, Debug,)]
        pub struct G;
        #[derive(Debug)]
        pub struct H<'a, T: ?Sized + 'a, const N: usize>(pub &'a mut T, [u8; N],);
        impl<T> Empty for T where T: Copy, Vec<Vec<T>>: Sized {}
        m!(A: B);
        union U { a: u8 }
    };
    assert_text(
        items,
        r#"
//! The module.
#![allow(dead_code)]

use a::b;
pub(crate) use ::c::{self, d::*};

pub mod e;
mod f;

const A: &[u8] = b"x\"y\\";
static B: [i8; 2] = [-1, !0];

/// A type.
///
/// More.
#[derive(Clone, Debug)]
pub struct G;

#[derive(Debug)]
pub struct H<'a, T: ?Sized + 'a, const N: usize>(pub &'a mut T, [u8; N]);

impl<T> Empty for T where T: Copy, Vec<Vec<T>>: Sized {}

m!(A: B);

union U {
    a: u8,
}
"#,
    );
}

#[test]
fn functions_that_are_too_wide_have_a_parameter_on_each_line() {
    let items = quote! {
        pub trait A {
            fn a(self);
            const unsafe extern "C" fn narrow<T>(&self, (a, _): (u8, u16)) -> impl Fn(T) -> u8 + '_ { 1 }
            async fn a_function_with_a_long_name(&'static self, the_first_parameter: Vec<u8>, second: Option<Box<dyn Fn()>>) -> Result<(), ()>
            where Self: Sized;
        }
    };
    assert_text(
        items,
        r#"
pub trait A {
    fn a(self);

    const unsafe extern "C" fn narrow<T>(&self, (a, _): (u8, u16)) -> impl Fn(T) -> u8 + '_ {
        1
    }

    async fn a_function_with_a_long_name(
        &'static self,
        the_first_parameter: Vec<u8>,
        second: Option<Box<dyn Fn()>>,
    ) -> Result<(), ()> where Self: Sized;
}
"#,
    );
}

#[test]
fn types_that_are_too_wide_are_broken_last() {
    let items = quote! {
        pub type Short = Builder<super::Input>;
        pub type OneLineBelowItsName = crate::builder::TheBuilder<super::TheInputOfTheOperation, crate::builder::Fluent>;
        pub type ThreeLines = crate::builder::TheBuilder<super::TheInputOfTheOperation, crate::builder::FluentBuilderOf<super::TheOperation>>;
        impl From<crate::operation::an_operation_with_a_long_name::AnOperationWithALongNameErrorOfAll> for Error {}
        use a::{long_name_of_an_import_a, long_name_of_an_import_b, long_name_of_an_import_c, a_shorter_one};
    };
    assert_text(
        items,
        r#"
pub type Short = Builder<super::Input>;

pub type OneLineBelowItsName =
    crate::builder::TheBuilder<super::TheInputOfTheOperation, crate::builder::Fluent>;

pub type ThreeLines = crate::builder::TheBuilder<
    super::TheInputOfTheOperation,
    crate::builder::FluentBuilderOf<super::TheOperation>,
>;

impl From<crate::operation::an_operation_with_a_long_name::AnOperationWithALongNameErrorOfAll>
    for Error
{}

use a::{
    long_name_of_an_import_a, long_name_of_an_import_b, long_name_of_an_import_c, a_shorter_one,
};
"#,
    );
}

#[test]
fn attributes_that_are_too_wide_have_a_part_on_each_line() {
    let items = quote! {
        #[deprecated(since = "1.0.0", note = "A reason that is too long for a line of a hundred characters with since.")]
        #[cfg_attr(feature = "a", derive(A))]
        pub enum E {
            #[doc = " The first."]
            #[serde(rename = "a")]
            A(#[b] u8),
            B { c: u8 } = 3,
        }
    };
    assert_text(
        items,
        r#"
#[deprecated(
    since = "1.0.0",
    note = "A reason that is too long for a line of a hundred characters with since."
)]
#[cfg_attr(feature = "a", derive(A))]
pub enum E {
    /// The first.
    #[serde(rename = "a")]
    A(#[b] u8),
    B { c: u8 } = 3,
}
"#,
    );
}

#[test]
fn chains_that_are_too_wide_have_a_call_on_each_line() {
    let items = quote! {
        fn f() {
            f.debug_struct("A").field("the_name_of_a_member", &self.the_name_of_a_member).field("b", &self.b).finish()
        }
        fn g() -> u8 {
            let response = client.call().setter_with_a_long_name("a value").another_setter(Other::Variant).send().await?;
            self.holder.a_field_that_holds_values.get_or_insert_default().push(value_with_a_long_name.into());
            items.iter().map(|item| { let one = item; one.with_a_long_name_for_this_test(item.a, item.b) }).collect()
        }
    };
    assert_text(
        items,
        r#"
fn f() {
    f.debug_struct("A")
        .field("the_name_of_a_member", &self.the_name_of_a_member)
        .field("b", &self.b)
        .finish()
}

fn g() -> u8 {
    let response = client
        .call()
        .setter_with_a_long_name("a value")
        .another_setter(Other::Variant)
        .send()
        .await?;
    self.holder.a_field_that_holds_values
        .get_or_insert_default()
        .push(value_with_a_long_name.into());
    items
        .iter()
        .map(|item| {
            let one = item;
            one.with_a_long_name_for_this_test(item.a, item.b)
        })
        .collect()
}
"#,
    );
}

#[test]
fn arguments_and_fields_are_broken_from_the_outside() {
    let items = quote! {
        static A: B = B {
            of: &[C(1), C(2)],
            list: &[rt::Member::constrained("TheNameOfAMember", &[rt::Constraint::Required, rt::Constraint::Min(1)]),],
            one: Template(&[Str("https://a-long-name-of-a-host."), Param(0), Str("."), Attr(&Var(0), &[Step::Key("dns")])]),
            text: "a text that does not fit into the line of its name, however the rest may be arranged",
            numbers: &[1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 15],
            ..Default::default()
        };
    };
    assert_text(
        items,
        r#"
static A: B = B {
    of: &[C(1), C(2)],
    list: &[rt::Member::constrained(
        "TheNameOfAMember",
        &[rt::Constraint::Required, rt::Constraint::Min(1)],
    )],
    one: Template(&[
        Str("https://a-long-name-of-a-host."),
        Param(0),
        Str("."),
        Attr(&Var(0), &[Step::Key("dns")]),
    ]),
    text: "a text that does not fit into the line of its name, however the rest may be arranged",
    numbers: &[
        1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014,
        15,
    ],
    ..Default::default()
};
"#,
    );
}

#[test]
fn statements() {
    let items = quote! {
        fn f(&mut self) -> u8 {
            use crate::A as E;
            let Some(name) = self.holder.name else { return Err(missing("name")); };
            let (mut a, b): (u8, &[u8]) = (1, &[0; 4][..2]);
            let narrow = if a > 1 { 1 } else { 2 };
            if a < b && !c || *d == -1 { self.x += 1; } else if let E::A { b, .. } = *self { } else { loop { break; } }
            'outer: for (k, v) in &mut map { continue 'outer; }
            while x << 2 >= y >> 1 { x = x as u8 & 3 | 4 ^ 5; }
            match code {
                "a" | "b" if c => Self::A(1..=2),
                A { x, .. } => {}
                &B(..) => { g(); }
                -1 => return None,
                _ => Self::TheNameOfAVariantThatIsLong(a_function_with_a_name(the_first_argument, second_o)),
            }
        }
    };
    assert_text(
        items,
        r#"
fn f(&mut self) -> u8 {
    use crate::A as E;
    let Some(name) = self.holder.name else {
        return Err(missing("name"));
    };
    let (mut a, b): (u8, &[u8]) = (1, &[0; 4][..2]);
    let narrow = if a > 1 { 1 } else { 2 };
    if a < b && !c || *d == -1 {
        self.x += 1;
    } else if let E::A { b, .. } = *self {} else {
        loop {
            break;
        }
    }
    'outer: for (k, v) in &mut map {
        continue 'outer;
    }
    while x << 2 >= y >> 1 {
        x = x as u8 & 3 | 4 ^ 5;
    }
    match code {
        "a" | "b" if c => Self::A(1..=2),
        A { x, .. } => {}
        &B(..) => {
            g();
        }
        -1 => return None,
        _ => {
            Self::TheNameOfAVariantThatIsLong(a_function_with_a_name(the_first_argument, second_o))
        }
    }
}
"#,
    );
}

#[test]
fn lists_of_references_have_one_on_each_line() {
    let items = quote! {
        fn f() {
            visit(&[&self.name_of_the_application, &self.duration_of_the_session_in_seconds, &self.url_type])
        }
        static M: &[Member] = &[
            rt::Member::constrained("NameOfTheApplication", &[rt::Constraint::Required]).with(&[rt::Trait::Label]),
            rt::Member::constrained("NameOfTheApplication", &[rt::Constraint::Required, rt::Constraint::MinLength(2)]).written_as("name"),
            Member(self.0.name),
        ];
        fn g() {
            let sum = a_value_with_a_long_name & (another_value_with_a_long_name | &a_third_one) & the_last_value;
        }
    };
    assert_text(
        items,
        r#"
fn f() {
    visit(&[
        &self.name_of_the_application,
        &self.duration_of_the_session_in_seconds,
        &self.url_type,
    ])
}

static M: &[Member] = &[
    rt::Member::constrained("NameOfTheApplication", &[rt::Constraint::Required])
        .with(&[rt::Trait::Label]),
    rt::Member::constrained(
        "NameOfTheApplication",
        &[rt::Constraint::Required, rt::Constraint::MinLength(2)],
    )
    .written_as("name"),
    Member(self.0.name),
];

fn g() {
    let sum =
        a_value_with_a_long_name & (another_value_with_a_long_name | &a_third_one) & the_last_value;
}
"#,
    );
}

#[test]
fn macros_closures_and_generic_calls() {
    let items = quote! {
        fn f() {
            Some(match code { "a" => 1, _ => return None, })
        }
        fn g() {
            let f = move |a: u8, (b, c)| -> u8 { a };
            let g = || async move { outcome!(sdk, call.send().await) };
            let h = <Vec<Option<u8>> as Default>::default().into_iter().collect::<Vec<_>>();
            let i: for<'a> fn(&'a u8) -> Result<Vec<u8>, ()> = unsafe { x };
            assert!(matches!(h, A(_)), "{}", r#"raw "text""#,);
            ::a::b![] ;
            a.0.b[1](c)?;
            let lists = vec!["one text of a macro with several texts", "another text of the same macro", "the last one"];
            x.map(|_| (a,)).unwrap_or_else(|| Vec::<u8>::new())
        }
    };
    assert_text(
        items,
        r##"
fn f() {
    Some(match code {
        "a" => 1,
        _ => return None,
    })
}

fn g() {
    let f = move |a: u8, (b, c)| -> u8 { a };
    let g = || async move { outcome!(sdk, call.send().await) };
    let h = <Vec<Option<u8>> as Default>::default().into_iter().collect::<Vec<_>>();
    let i: for<'a> fn(&'a u8) -> Result<Vec<u8>, ()> = unsafe { x };
    assert!(matches!(h, A(_)), "{}", r#"raw "text""#,);
    ::a::b![];
    a.0.b[1](c)?;
    let lists = vec![
        "one text of a macro with several texts",
        "another text of the same macro",
        "the last one"
    ];
    x.map(|_| (a,)).unwrap_or_else(|| Vec::<u8>::new())
}
"##,
    );
}

#[test]
fn groups_without_delimiters_are_seen_through() {
    let inner = proc_macro2::Group::new(
        proc_macro2::Delimiter::None,
        quote!(
            pub struct A;
        ),
    );
    assert_eq!(
        print(quote!(#inner #[a] #inner)),
        "pub struct A;\n\n#[a]\npub struct A;\n"
    );
}

#[test]
fn tokens_that_are_not_code_are_printed_unchanged() {
    for text in [
        "",
        ";",
        ",",
        "=",
        "=>",
        "<",
        "> >",
        "< < a",
        "|",
        "| a",
        "|| |",
        "#",
        "# !",
        "# [ ]",
        "# a",
        "{ } else",
        "match",
        "match { , => , }",
        "match { => }",
        "if",
        "let",
        "fn",
        "fn ( (",
        "impl <",
        "where",
        "struct",
        "use {",
        "use { , }",
        "! { a }",
        "a ! b ! { }",
        "pub (",
        "for < < >",
        "'a",
        "..",
        "( , )",
        "[ ; , ]",
        "{ , }",
        "S { , }",
        "x . . y",
        "# [ doc ] ",
        "# ! [ doc = 1 ]",
        "$ a : b",
        "macro_rules ! a { ( $ b : ident ) => { $ b } }",
        "a => { } => , ,",
        "enum A { # [ b ] }",
        "return",
        "unsafe extern \"C\" { }",
        "const { a }",
        "a >>= 1 ; b <<= 2 ; c -> d",
        "move move",
        "& mut",
        "& & &",
        "# [ doc = \"/a\" ] fn f ( ) { }",
        "# [ doc = \"a\\rb\" ] fn f ( ) { }",
        "x # [ doc = \" y\" ] z",
    ] {
        let Ok(tokens) = text.parse::<TokenStream>() else {
            continue;
        };
        let flat = |tokens: &TokenStream| {
            let text = tokens.to_string();
            text.replace([' ', '\n', ','], "")
        };
        let printed = print(tokens.clone());
        let again: TokenStream = printed
            .parse()
            .unwrap_or_else(|error| panic!("{error}: {printed}"));
        assert_eq!(flat(&again), flat(&tokens), "{text}");
    }
}
