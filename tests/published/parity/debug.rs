//! Parses the debug output of values, so that the output of two clients can be compared member by member.

/// A value that was printed.
#[derive(Clone, Debug, PartialEq)]
pub enum Printed {
    /// A number, a name, a point in time.
    Atom(String),
    /// A string, with its quotes.
    Text(String),
    /// `Name { field: value }`
    Structure(String, Vec<(String, Printed)>),
    /// `Name(value)`
    Tuple(String, Vec<Printed>),
    /// `[value]`
    List(Vec<Printed>),
    /// `{key: value}`
    Map(Vec<(Printed, Printed)>),
}

/// Parses debug output without line breaks; `None` if it is not in the format of derived code.
pub fn parse(text: &str) -> Option<Printed> {
    let mut parser = Parser { rest: text };
    let printed = parser.value()?;
    parser.rest.is_empty().then_some(printed)
}

struct Parser<'a> {
    rest: &'a str,
}

impl<'a> Parser<'a> {
    fn value(&mut self) -> Option<Printed> {
        if self.rest.starts_with('"') {
            return self.text().map(Printed::Text);
        }
        if self.eat("[") {
            return self.until("]", Self::value).map(Printed::List);
        }
        let name = self.atom().to_owned();
        if self.eat("(") {
            return Some(Printed::Tuple(name, self.until(")", Self::value)?));
        }
        if !name.is_empty() && self.eat(" { .. }") {
            return Some(Printed::Structure(name, Vec::new()));
        }
        if !name.is_empty() && self.eat(" { ") {
            return Some(Printed::Structure(name, self.until(" }", Self::field)?));
        }
        if name.is_empty() && self.eat("{") {
            return self.until("}", Self::entry).map(Printed::Map);
        }
        (!name.is_empty()).then_some(Printed::Atom(name))
    }

    fn field(&mut self) -> Option<(String, Printed)> {
        let name = self.atom().to_owned();
        self.eat(": ").then_some(())?;
        Some((name, self.value()?))
    }

    fn entry(&mut self) -> Option<(Printed, Printed)> {
        let key = self.value()?;
        self.eat(": ").then_some(())?;
        Some((key, self.value()?))
    }

    /// Parses items between commas up to `end`.
    fn until<T>(&mut self, end: &str, mut one: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let mut all = Vec::new();
        while !self.eat(end) {
            if !all.is_empty() {
                self.eat(", ").then_some(())?;
            }
            all.push(one(self)?);
        }
        Some(all)
    }

    fn eat(&mut self, text: &str) -> bool {
        let rest = self.rest.strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Returns the text up to the end of a value or field name; a timestamp contains colons, but no space after them.
    fn atom(&mut self) -> &'a str {
        let is_end = |(at, c): (usize, char)| match c {
            ':' => self.rest[at..].starts_with(": "),
            c => ",(){}[] ".contains(c),
        };
        let end = self.rest.char_indices().find(|c| is_end(*c));
        let (atom, rest) = self.rest.split_at(end.map_or(self.rest.len(), |(at, _)| at));
        self.rest = rest;
        atom
    }

    fn text(&mut self) -> Option<String> {
        let mut is_escaped = false;
        let end = self.rest.char_indices().skip(1).find(|(_, c)| {
            let is_end = *c == '"' && !is_escaped;
            is_escaped = *c == '\\' && !is_escaped;
            is_end
        });
        let (text, rest) = self.rest.split_at(end?.0 + 1);
        self.rest = rest;
        Some(text.to_owned())
    }
}

#[test]
fn debug_output_is_parsed() {
    #[derive(Debug)]
    #[allow(dead_code)]
    struct Thing<'a> {
        text: &'a str,
        list: Vec<Option<i32>>,
        map: std::collections::HashMap<&'a str, f32>,
        unit: (),
        last: bool,
    }
    let thing = Thing {
        text: "a\\\" }, (b",
        list: vec![Some(-1), None],
        map: [("k: ,", f32::NAN)].into(),
        unit: (),
        last: true,
    };
    let atom = |text: &str| Printed::Atom(text.to_owned());
    let fields = vec![
        ("text".to_owned(), Printed::Text(r#""a\\\" }, (b""#.to_owned())),
        (
            "list".to_owned(),
            Printed::List(vec![
                Printed::Tuple("Some".to_owned(), vec![atom("-1")]),
                atom("None"),
            ]),
        ),
        (
            "map".to_owned(),
            Printed::Map(vec![(Printed::Text("\"k: ,\"".to_owned()), atom("NaN"))]),
        ),
        ("unit".to_owned(), Printed::Tuple(String::new(), Vec::new())),
        ("last".to_owned(), atom("true")),
    ];
    let expected = Printed::Structure("Thing".to_owned(), fields);
    assert_eq!(parse(&format!("{thing:?}")), Some(expected));
    assert_eq!(parse("2023-11-14T22:13:20Z"), Some(atom("2023-11-14T22:13:20Z")));
    assert_eq!(parse("Thing { a: 1"), None);
}
