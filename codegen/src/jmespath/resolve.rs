//! The shapes that an expression leads to, and the members it looks at on the way.

use super::expr::{Expr, Function};
use crate::model::{Kind, Member, Model, ShapeRef};

/// The value an expression is over.
#[derive(Clone, Debug, PartialEq)]
pub enum Reached {
    /// A value of a shape.
    Shape(ShapeRef),
    /// A list of what the expression makes.
    List(Box<Reached>),
    /// An object the expression makes.
    Object(Vec<(String, Reached)>),
    /// A value no shape stands for.
    Value,
}

/// Checks an expression over a value. `visit` is told of every member that is looked at, with the structure or union it
/// belongs to.
///
/// Error: a member that is not there.
pub fn resolve(
    model: &Model,
    expr: &Expr,
    over: &Reached,
    visit: &mut dyn FnMut(ShapeRef, &Member),
) -> Result<Expr, String> {
    let mut walk = Walk { model, visit };
    walk.expr(expr, over).map(|(expr, _)| expr)
}

struct Walk<'a> {
    model: &'a Model,
    visit: &'a mut dyn FnMut(ShapeRef, &Member),
}

type Resolved = Result<(Expr, Reached), String>;

impl Walk<'_> {
    fn expr(&mut self, expr: &Expr, over: &Reached) -> Resolved {
        Ok(match expr {
            Expr::Current => (Expr::Current, over.clone()),
            Expr::Literal(value) => (Expr::Literal(value.clone()), Reached::Value),
            Expr::Field(name) => return self.field(name, over),
            Expr::Chain(left, right) => {
                let (left, reached) = self.boxed(left, over)?;
                let (right, reached) = self.boxed(right, &reached)?;
                (Expr::Chain(left, right), reached)
            }
            Expr::Index(list, index) => {
                let (list, reached) = self.boxed(list, over)?;
                (Expr::Index(list, *index), self.item(&reached))
            }
            Expr::Slice(list, start, stop, step) => {
                let (list, reached) = self.boxed(list, over)?;
                (Expr::Slice(list, *start, *stop, *step), reached)
            }
            Expr::Flatten(list) => {
                let (list, reached) = self.boxed(list, over)?;
                let item = self.item(&reached);
                let flat = if self.is_list(&item) {
                    self.item(&item)
                } else {
                    item
                };
                (Expr::Flatten(list), Reached::List(Box::new(flat)))
            }
            Expr::Values(object) => {
                let (object, reached) = self.boxed(object, over)?;
                let values = self.values(&reached);
                (Expr::Values(object), Reached::List(Box::new(values)))
            }
            Expr::Filter(list, condition) => {
                let (list, reached) = self.boxed(list, over)?;
                let condition = self.looked_into(condition, &self.item(&reached))?;
                (Expr::Filter(list, condition), reached)
            }
            Expr::Project(list, each) => {
                let (list, reached) = self.boxed(list, over)?;
                let (each, reached) = self.boxed(each, &self.item(&reached))?;
                (Expr::Project(list, each), Reached::List(Box::new(reached)))
            }
            Expr::Not(inner) => (Expr::Not(self.looked_into(inner, over)?), Reached::Value),
            Expr::And(left, right) => self.either(left, right, over, Expr::And)?,
            Expr::Or(left, right) => self.either(left, right, over, Expr::Or)?,
            Expr::Compare(how, left, right) => {
                let (left, right) = (self.looked_into(left, over)?, self.looked_into(right, over)?);
                (Expr::Compare(*how, left, right), Reached::Value)
            }
            Expr::List(items) => {
                let items: Vec<_> = items
                    .iter()
                    .map(|item| self.expr(item, over))
                    .collect::<Result<_, _>>()?;
                let (items, reached): (Vec<_>, Vec<_>) = items.into_iter().unzip();
                (Expr::List(items), Reached::List(Box::new(self.common(reached))))
            }
            Expr::Object(entries) => {
                let (mut resolved, mut reached) = (Vec::new(), Vec::new());
                for (name, value) in entries {
                    let (value, at) = self.expr(value, over)?;
                    resolved.push((name.clone(), value));
                    reached.push((name.clone(), at));
                }
                (Expr::Object(resolved), Reached::Object(reached))
            }
            Expr::Call(function, arguments) => return self.call(*function, arguments, over),
            Expr::Reference(inner) => {
                let (inner, reached) = self.boxed(inner, over)?;
                (Expr::Reference(inner), reached)
            }
        })
    }

    fn boxed(&mut self, expr: &Expr, over: &Reached) -> Result<(Box<Expr>, Reached), String> {
        let (expr, reached) = self.expr(expr, over)?;
        Ok((Box::new(expr), reached))
    }

    /// An expression all of whose value counts.
    fn looked_into(&mut self, expr: &Expr, over: &Reached) -> Result<Box<Expr>, String> {
        let (expr, reached) = self.boxed(expr, over)?;
        self.all_of(&reached);
        Ok(expr)
    }

    /// `&&` and `||`: one of two values, chosen by whether the first is true.
    fn either(
        &mut self,
        left: &Expr,
        right: &Expr,
        over: &Reached,
        make: fn(Box<Expr>, Box<Expr>) -> Expr,
    ) -> Resolved {
        let (left, reached) = self.boxed(left, over)?;
        self.all_of(&reached);
        let (right, other) = self.boxed(right, over)?;
        Ok((make(left, right), self.common(vec![reached, other])))
    }

    fn field(&mut self, name: &str, over: &Reached) -> Resolved {
        let same = || Expr::Field(name.to_owned());
        match over {
            Reached::Value => Ok((same(), Reached::Value)),
            Reached::Object(entries) => match entries.iter().find(|(known, _)| known == name) {
                Some((_, reached)) => Ok((same(), reached.clone())),
                None => Err(format!("nothing there is called `{name}`")),
            },
            Reached::List(_) => Err(format!("`{name}` is looked for in a list")),
            Reached::Shape(shape) => {
                let target = &self.model[*shape];
                match &target.kind {
                    Kind::Structure(members) | Kind::Union(members) => {
                        let found = members.iter().find(|member| member.name == name);
                        let member =
                            found.ok_or_else(|| format!("`{}` has no member `{name}`", target.id))?;
                        (self.visit)(*shape, member);
                        Ok((Expr::Field(name.to_owned()), Reached::Shape(member.target)))
                    }
                    Kind::Map { value, .. } => Ok((same(), Reached::Shape(value.target))),
                    _ => Err(format!(
                        "`{name}` is looked for in `{}`, which has no members",
                        target.id
                    )),
                }
            }
        }
    }

    fn call(&mut self, function: Function, arguments: &[Expr], over: &Reached) -> Resolved {
        // an expression among the arguments is over the items of the list that is the other argument
        let is_reference = |expr: &Expr| matches!(expr, Expr::Reference(_));
        let mut resolved = vec![(Expr::Current, Reached::Value); arguments.len()];
        let mut items = Reached::Value;
        for pass in [false, true] {
            for (given, slot) in arguments.iter().zip(&mut resolved) {
                if is_reference(given) != pass {
                    continue;
                }
                *slot = self.expr(given, if pass { &items } else { over })?;
                if function != Function::Length {
                    self.all_of(&slot.1);
                }
                if !pass {
                    items = self.item(&slot.1);
                }
            }
        }
        let (resolved, reached): (Vec<_>, Vec<_>) = resolved.into_iter().unzip();
        let first = reached.first().cloned().unwrap_or(Reached::Value);
        let made = match function {
            Function::NotNull => self.common(reached),
            Function::Reverse | Function::Sort | Function::SortBy => first,
            Function::Max | Function::Min | Function::MaxBy | Function::MinBy => self.item(&first),
            Function::Map => Reached::List(Box::new(first)),
            Function::Values => Reached::List(Box::new(self.values(&first))),
            _ => Reached::Value,
        };
        Ok((Expr::Call(function, resolved), made))
    }

    /// The common shape of several values. Where they differ in shape, all of each is looked at, as nothing further is known.
    fn common(&mut self, mut of: Vec<Reached>) -> Reached {
        of.retain(|reached| *reached != Reached::Value);
        match of.split_first() {
            None => Reached::Value,
            Some((first, others)) if others.iter().all(|other| other == first) => first.clone(),
            Some(_) => {
                of.iter().for_each(|reached| self.all_of(reached));
                Reached::Value
            }
        }
    }

    fn is_list(&self, at: &Reached) -> bool {
        match at {
            Reached::List(_) => true,
            Reached::Shape(shape) => matches!(self.model[*shape].kind, Kind::List { .. }),
            _ => false,
        }
    }

    /// An item of a list.
    fn item(&self, at: &Reached) -> Reached {
        match at {
            Reached::List(item) => (**item).clone(),
            Reached::Shape(shape) => match &self.model[*shape].kind {
                Kind::List { member } => Reached::Shape(member.target),
                _ => Reached::Value,
            },
            _ => Reached::Value,
        }
    }

    /// A value of an object.
    fn values(&mut self, at: &Reached) -> Reached {
        match at {
            Reached::Shape(shape) => match &self.model[*shape].kind {
                Kind::Map { value, .. } => Reached::Shape(value.target),
                Kind::Structure(members) | Kind::Union(members) => {
                    for member in members {
                        (self.visit)(*shape, member);
                    }
                    self.common(members.iter().map(|field| Reached::Shape(field.target)).collect())
                }
                _ => Reached::Value,
            },
            Reached::Object(entries) => self.common(entries.iter().map(|(_, value)| value.clone()).collect()),
            _ => Reached::Value,
        }
    }

    /// Looks at everything a value holds.
    fn all_of(&mut self, at: &Reached) {
        match at {
            Reached::Shape(shape) => self.all_of_shape(*shape, &mut Vec::new()),
            Reached::List(item) => self.all_of(item),
            Reached::Object(entries) => entries.iter().for_each(|(_, value)| self.all_of(value)),
            Reached::Value => {}
        }
    }

    fn all_of_shape(&mut self, shape: ShapeRef, seen: &mut Vec<ShapeRef>) {
        if seen.contains(&shape) {
            return;
        }
        seen.push(shape);
        match &self.model[shape].kind {
            Kind::Structure(members) | Kind::Union(members) => {
                for member in members {
                    (self.visit)(shape, member);
                    self.all_of_shape(member.target, seen);
                }
            }
            Kind::List { member } => self.all_of_shape(member.target, seen),
            Kind::Map { value, .. } => self.all_of_shape(value.target, seen),
            _ => {}
        }
    }
}
