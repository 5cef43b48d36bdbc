//! Resolves an expression against the model: finds the shape of its result and the members it visits.

use super::expr::{Expr, Function};
use crate::model::{Kind, Member, Model, ShapeRef, Simple};

/// The static type of a value.
#[derive(Clone, Debug, PartialEq)]
pub enum ResultType {
    /// A value of a shape.
    Shape(ShapeRef),
    /// A list of values of one type, made by the expression.
    List(Box<ResultType>),
    /// An object made by the expression.
    Object(Vec<(String, ResultType)>),
    /// A value without a shape, such as a number made by the expression.
    Value,
}

impl ResultType {
    /// Returns `true` for types that a string may have.
    pub fn may_be_string(&self, model: &Model) -> bool {
        self.may_be(model, |kind| {
            matches!(kind, Kind::Enum(_) | Kind::Simple(Simple::String))
        })
    }

    /// Returns `true` for types that a boolean may have.
    pub fn may_be_boolean(&self, model: &Model) -> bool {
        self.may_be(model, |kind| matches!(kind, Kind::Simple(Simple::Boolean)))
    }

    /// Returns `true` for types that a list of strings may have.
    pub fn may_be_strings(&self, model: &Model) -> bool {
        match self {
            Self::List(item) => item.may_be_string(model),
            _ => self.may_be(model, |kind| match kind {
                Kind::List { member } => Self::Shape(member.target).may_be_string(model),
                _ => false,
            }),
        }
    }

    fn may_be(&self, model: &Model, is_kind: impl Fn(&Kind) -> bool) -> bool {
        match self {
            Self::Value => true,
            Self::List(_) | Self::Object(_) => false,
            Self::Shape(shape) => match &model[*shape].kind {
                Kind::Simple(Simple::Document) => true,
                kind => is_kind(kind),
            },
        }
    }
}

/// Checks an expression against the type of the value it is evaluated on, and returns the type of its result, too. Calls
/// `visit` with each visited member and the structure or union that contains it.
///
/// # Errors
///
/// A member that does not exist.
pub fn resolve(
    model: &Model,
    expr: &Expr,
    over: &ResultType,
    visit: &mut dyn FnMut(ShapeRef, &Member),
) -> Result<(Expr, ResultType), String> {
    Walk { model, visit }.expr(expr, over)
}

struct Walk<'a> {
    model: &'a Model,
    visit: &'a mut dyn FnMut(ShapeRef, &Member),
}

type Resolved = Result<(Expr, ResultType), String>;

impl Walk<'_> {
    fn expr(&mut self, expr: &Expr, over: &ResultType) -> Resolved {
        Ok(match expr {
            Expr::Current => (Expr::Current, over.clone()),
            Expr::Literal(value) => (Expr::Literal(value.clone()), ResultType::Value),
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
                (Expr::Flatten(list), ResultType::List(Box::new(flat)))
            }
            Expr::Values(object) => {
                let (object, reached) = self.boxed(object, over)?;
                let values = self.values(&reached);
                (Expr::Values(object), ResultType::List(Box::new(values)))
            }
            Expr::Filter(list, condition) => {
                let (list, reached) = self.boxed(list, over)?;
                let condition = self.looked_into(condition, &self.item(&reached))?;
                (Expr::Filter(list, condition), reached)
            }
            Expr::Project(list, each) => {
                let (list, reached) = self.boxed(list, over)?;
                let (each, reached) = self.boxed(each, &self.item(&reached))?;
                (Expr::Project(list, each), ResultType::List(Box::new(reached)))
            }
            Expr::Not(inner) => (Expr::Not(self.looked_into(inner, over)?), ResultType::Value),
            Expr::And(left, right) => self.either(left, right, over, Expr::And)?,
            Expr::Or(left, right) => self.either(left, right, over, Expr::Or)?,
            Expr::Compare(how, left, right) => {
                let (left, right) = (self.looked_into(left, over)?, self.looked_into(right, over)?);
                (Expr::Compare(*how, left, right), ResultType::Value)
            }
            Expr::List(items) => {
                let items: Vec<_> = items
                    .iter()
                    .map(|item| self.expr(item, over))
                    .collect::<Result<_, _>>()?;
                let (items, reached): (Vec<_>, Vec<_>) = items.into_iter().unzip();
                (
                    Expr::List(items),
                    ResultType::List(Box::new(self.common(reached))),
                )
            }
            Expr::Object(entries) => {
                let (mut resolved, mut reached) = (Vec::new(), Vec::new());
                for (name, value) in entries {
                    let (value, at) = self.expr(value, over)?;
                    resolved.push((name.clone(), value));
                    reached.push((name.clone(), at));
                }
                (Expr::Object(resolved), ResultType::Object(reached))
            }
            Expr::Call(function, arguments) => return self.call(*function, arguments, over),
            Expr::Reference(inner) => {
                let (inner, reached) = self.boxed(inner, over)?;
                (Expr::Reference(inner), reached)
            }
        })
    }

    fn boxed(&mut self, expr: &Expr, over: &ResultType) -> Result<(Box<Expr>, ResultType), String> {
        let (expr, reached) = self.expr(expr, over)?;
        Ok((Box::new(expr), reached))
    }

    /// Resolves an expression whose result is used as a whole.
    fn looked_into(&mut self, expr: &Expr, over: &ResultType) -> Result<Box<Expr>, String> {
        let (expr, reached) = self.boxed(expr, over)?;
        self.all_of(&reached);
        Ok(expr)
    }

    /// Resolves the operands of `&&` and `||`: the result is one of two values.
    fn either(
        &mut self,
        left: &Expr,
        right: &Expr,
        over: &ResultType,
        make: fn(Box<Expr>, Box<Expr>) -> Expr,
    ) -> Resolved {
        let (left, reached) = self.boxed(left, over)?;
        self.all_of(&reached);
        let (right, other) = self.boxed(right, over)?;
        Ok((make(left, right), self.common(vec![reached, other])))
    }

    fn field(&mut self, name: &str, over: &ResultType) -> Resolved {
        let same = || Expr::Field(name.to_owned());
        match over {
            ResultType::Value => Ok((same(), ResultType::Value)),
            ResultType::Object(entries) => match entries.iter().find(|(known, _)| known == name) {
                Some((_, reached)) => Ok((same(), reached.clone())),
                None => Err(format!("`{name}` does not exist there")),
            },
            ResultType::List(_) => Err(format!("`{name}` is used as a member of a list")),
            ResultType::Shape(shape) => {
                let target = &self.model[*shape];
                match &target.kind {
                    Kind::Structure(members) | Kind::Union(members) => {
                        let found = members.iter().find(|member| member.name == name);
                        let member =
                            found.ok_or_else(|| format!("`{}` has no member `{name}`", target.id))?;
                        (self.visit)(*shape, member);
                        Ok((Expr::Field(name.to_owned()), ResultType::Shape(member.target)))
                    }
                    Kind::Map { value, .. } => Ok((same(), ResultType::Shape(value.target))),
                    _ => Err(format!(
                        "`{name}` is used as a member of `{}`, which has no members",
                        target.id
                    )),
                }
            }
        }
    }

    fn call(&mut self, function: Function, arguments: &[Expr], over: &ResultType) -> Resolved {
        // an expression argument is evaluated on the items of the list in the other argument
        let is_reference = |expr: &Expr| matches!(expr, Expr::Reference(_));
        let mut resolved = vec![(Expr::Current, ResultType::Value); arguments.len()];
        let mut items = ResultType::Value;
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
        let first = reached.first().cloned().unwrap_or(ResultType::Value);
        let made = match function {
            Function::NotNull => self.common(reached),
            Function::Reverse | Function::Sort | Function::SortBy => first,
            Function::Max | Function::Min | Function::MaxBy | Function::MinBy => self.item(&first),
            Function::Map => ResultType::List(Box::new(first)),
            Function::Values => ResultType::List(Box::new(self.values(&first))),
            _ => ResultType::Value,
        };
        Ok((Expr::Call(function, resolved), made))
    }

    /// Returns the common type of several values. If they have different types, all their contents count as visited, as
    /// the result could be any of them.
    fn common(&mut self, mut of: Vec<ResultType>) -> ResultType {
        of.retain(|reached| *reached != ResultType::Value);
        match of.split_first() {
            None => ResultType::Value,
            Some((first, others)) if others.iter().all(|other| other == first) => first.clone(),
            Some(_) => {
                of.iter().for_each(|reached| self.all_of(reached));
                ResultType::Value
            }
        }
    }

    fn is_list(&self, at: &ResultType) -> bool {
        match at {
            ResultType::List(_) => true,
            ResultType::Shape(shape) => matches!(self.model[*shape].kind, Kind::List { .. }),
            _ => false,
        }
    }

    /// Returns the type of the items of a list.
    fn item(&self, at: &ResultType) -> ResultType {
        match at {
            ResultType::List(item) => (**item).clone(),
            ResultType::Shape(shape) => match &self.model[*shape].kind {
                Kind::List { member } => ResultType::Shape(member.target),
                _ => ResultType::Value,
            },
            _ => ResultType::Value,
        }
    }

    /// Returns the type of the values of an object.
    fn values(&mut self, at: &ResultType) -> ResultType {
        match at {
            ResultType::Shape(shape) => match &self.model[*shape].kind {
                Kind::Map { value, .. } => ResultType::Shape(value.target),
                Kind::Structure(members) | Kind::Union(members) => {
                    for member in members {
                        (self.visit)(*shape, member);
                    }
                    self.common(
                        members
                            .iter()
                            .map(|field| ResultType::Shape(field.target))
                            .collect(),
                    )
                }
                _ => ResultType::Value,
            },
            ResultType::Object(entries) => {
                self.common(entries.iter().map(|(_, value)| value.clone()).collect())
            }
            _ => ResultType::Value,
        }
    }

    /// Visits everything a value contains.
    fn all_of(&mut self, at: &ResultType) {
        match at {
            ResultType::Shape(shape) => self.all_of_shape(*shape, &mut Vec::new()),
            ResultType::List(item) => self.all_of(item),
            ResultType::Object(entries) => entries.iter().for_each(|(_, value)| self.all_of(value)),
            ResultType::Value => {}
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
