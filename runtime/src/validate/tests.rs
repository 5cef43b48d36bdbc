//! Tests of refused and accepted inputs, and of the paths in errors.

use super::validate;
use crate::schema::constraint::Constraint;
use crate::schema::shape::{Member, Shape};
use crate::schema::value::{Structure, Value, VisitMembers};
use crate::schema::write_error::WriteError;
use std::collections::HashMap;

static INNER: Shape = Shape {
    name: "Inner",
    members: &[
        Member::constrained("Id", &[Constraint::Required, Constraint::MinLength(2)]),
        Member::constrained("Rank", &[Constraint::Min(1)]),
    ],
    traits: &[],
};

struct Inner {
    id: Option<String>,
    rank: Option<i32>,
}

impl Structure for Inner {
    fn members(&self, visitor: &mut dyn VisitMembers) -> Result<(), WriteError> {
        visitor.visit(&INNER, &[&self.id, &self.rank])
    }
}

static OUTER: Shape = Shape {
    name: "Outer",
    members: &[
        Member::constrained("Name", &[Constraint::Required]),
        Member::constrained("Items", &[Constraint::MinLength(1), Constraint::Inside]),
        Member::constrained(
            "Tags",
            &[Constraint::Inside, Constraint::Items(&[Constraint::MinLength(3)])],
        ),
        Member::constrained("Share", &[Constraint::MinFraction(0.5)]),
    ],
    traits: &[],
};

#[derive(Default)]
struct Outer {
    name: Option<String>,
    items: Option<Vec<Inner>>,
    tags: Option<HashMap<String, String>>,
    share: Option<f64>,
}

impl Structure for Outer {
    fn members(&self, visitor: &mut dyn VisitMembers) -> Result<(), WriteError> {
        visitor.visit(&OUTER, &[&self.name, &self.items, &self.tags, &self.share])
    }
}

fn paths(outer: &Outer) -> Vec<String> {
    match validate(outer.view()) {
        Ok(()) => Vec::new(),
        Err(error) => error
            .violations()
            .iter()
            .map(|violation| violation.to_string())
            .collect(),
    }
}

#[test]
fn all_missing_or_small_members_are_listed_in_order() {
    let outer = Outer {
        name: None,
        items: Some(vec![
            Inner {
                id: Some("é".into()),
                rank: Some(0),
            },
            Inner { id: None, rank: None },
        ]),
        tags: Some(HashMap::from([("secret".to_owned(), "ab".to_owned())])),
        share: Some(0.25),
    };
    let problems = paths(&outer);
    assert_eq!(
        problems,
        [
            "Name: is required",
            "Items[0].Id: needs at least 2 characters",
            "Items[0].Rank: must be at least 1",
            "Items[1].Id: is required",
            "Tags{0}: needs at least 3 characters",
            "Share: must be at least 0.5",
        ]
    );
    let text = validate(outer.view()).expect_err("refused").to_string();
    assert!(text.lines().count() == 7 && !text.contains("secret"), "{text}");
}

#[test]
fn empty_lists_count_and_unset_ones_do_not() {
    let named = || Outer {
        name: Some("n".into()),
        ..Outer::default()
    };
    assert!(paths(&named()).is_empty());
    assert_eq!(
        paths(&Outer {
            items: Some(vec![]),
            ..named()
        }),
        ["Items: needs at least 1 item"]
    );
    assert!(paths(&Outer {
        share: Some(0.5),
        ..named()
    })
    .is_empty());
    let two_letters = Inner {
        id: Some("éé".into()),
        rank: Some(1),
    };
    assert!(paths(&Outer {
        items: Some(vec![two_letters]),
        ..named()
    })
    .is_empty());
}
