//! Emits protocol tests of event streams: events with the messages expected for them, and messages with the expected
//! events.

use super::scope::{ident, Scope};
use super::test_message::{expected_request, given_response, has_nan};
use super::test_value::values;
use super::token_stream::{quote, TokenStream};
use crate::node::{Node, NodeKind};
use crate::plan::{Field, Operation, Plan, Type};

/// Emits a case of `eventStreamTests`; `None` if it does not fit the model.
pub fn case(plan: &Plan, operation: &Operation, test: &Node, scope: &Scope) -> Option<TokenStream> {
    let has_events = |kind: &str| events(test, kind).next().is_some();
    let sends = has_events("request") || test.get("initialRequest").is_some();
    let receives = has_events("response") || test.get("initialResponse").is_some();
    let request = if sends {
        Some(request(plan, operation, test, scope)?)
    } else {
        None
    };
    let response = if receives {
        Some(response(plan, operation, test, scope)?)
    } else {
        None
    };
    Some(quote!(#request #response Ok(())))
}

fn events<'a>(test: &'a Node, kind: &'a str) -> impl DoubleEndedIterator<Item = &'a Node> {
    let events = test.items("events").iter();
    events.filter(move |event| event.text("type") == Some(kind))
}

fn messages(test: &Node, kind: &str) -> TokenStream {
    let messages = events(test, kind).filter_map(|event| event.text("bytes"));
    quote!(&[#(#messages),*])
}

fn request(plan: &Plan, operation: &Operation, test: &Node, scope: &Scope) -> Option<TokenStream> {
    let client = scope.at("Client");
    let stream = operation.input.stream().map(|field| {
        let events: Option<Vec<_>> = events(test, "request")
            .map(|event| event_value(plan, field, event.get("params")?, scope))
            .collect();
        let (setter, events) = (ident(&field.setter), events?);
        Some(quote!(.#setter(Some(test::stream(vec![#(#events),*])))))
    });
    let stream = match stream {
        Some(stream) => Some(stream?),
        None => None,
    };
    let params = test.get("initialRequestParams");
    let input = values(plan, scope).filled(&operation.input, params, quote!(#stream))?;
    let initial = match test.get("initialRequest") {
        Some(initial) => {
            let expected = expected_request(initial);
            quote!(Some(&#expected))
        }
        None => quote!(None),
    };
    let messages = messages(test, "request");
    let service = scope.at("Service");
    Some(quote! {
        let (config, sent) = test::capture::<#service>(Some("example.com"));
        let client = #client::from_conf(config.build());
        sent.check_events(#input.send_with(&client), #initial, #messages)?;
    })
}

/// Emits an event of the union, or an error of the stream.
fn event_value(plan: &Plan, field: &Field, params: &Node, scope: &Scope) -> Option<TokenStream> {
    let Type::EventStream { events, error, .. } = &field.ty else {
        return None;
    };
    let event = params.as_object()?.iter().next()?;
    match error_variant(plan, error, &event.key) {
        Some(variant) => {
            let shape = plan.errors.iter().find(|error| error.name == variant)?;
            let value = values(plan, scope).built(shape, Some(&event.value), quote!())?;
            let (ty, variant) = (scope.at(&format!("types::error::{error}")), ident(variant));
            Some(quote!(Err(#ty::#variant(#value))))
        }
        None => {
            let value = values(plan, scope).value(params, &Type::Named(events.clone()))?;
            Some(quote!(Ok(#value)))
        }
    }
}

/// Returns the variant of a stream's error for a member of its union.
fn error_variant<'a>(plan: &'a Plan, error: &str, member: &str) -> Option<&'a str> {
    let stream = plan.stream_errors.iter().find(|stream| stream.name == error)?;
    let found = stream
        .errors
        .iter()
        .find(|error| error.codes.iter().any(|code| code == member))?;
    Some(&found.name)
}

fn response(plan: &Plan, operation: &Operation, test: &Node, scope: &Scope) -> Option<TokenStream> {
    let marker = scope.at(&format!("operation::{}::{}", operation.module, operation.name));
    let nothing = Node::new(NodeKind::Null, test.at);
    let initial = given_response(test.get("initialResponse").unwrap_or(&nothing));
    let messages = messages(test, "response");
    let given = quote!((test::Events { initial: #initial, messages: #messages }));
    let field = operation.output.stream()?;
    let name = ident(&field.name);
    let expectation = test.get("expectation");
    let Some(failure) = expectation.and_then(|expectation| expectation.get("failure")) else {
        return success(
            plan,
            operation,
            field,
            test,
            &quote!(#given.output::<#marker>()?),
            scope,
        );
    };
    let Some(error) = failure.text("errorId") else {
        return Some(quote! {
            let failed = match #given.output::<#marker>() {
                Ok(mut output) => test::receive(&mut output.#name).is_err(),
                Err(_) => true,
            };
            if !failed {
                return Err("it succeeded where an error was expected".to_owned());
            }
        });
    };
    let shape = plan.errors.iter().find(|shape| shape.id.to_string() == error)?;
    let variant = ident(&shape.name);
    if test.get("initialResponse").is_some() {
        let error = scope.at(&format!(
            "operation::{}::{}",
            operation.module, operation.error_name
        ));
        return Some(quote! {
            let error = #initial.error::<#marker>()?;
            if !matches!(error, #error::#variant(_)) {
                return Err(format!("{error:?}"));
            }
        });
    }
    let Type::EventStream {
        error: stream_error, ..
    } = &field.ty
    else {
        return None;
    };
    let last = events(test, "response").next_back()?.get("params")?;
    let params = &last.as_object()?.iter().next()?.value;
    let meta = quote!(.meta(rt::error::ProvideErrorMetadata::meta(&value).clone()));
    let expected = values(plan, scope).built(shape, Some(params), meta)?;
    let stream_error = scope.at(&format!("types::error::{stream_error}"));
    Some(quote! {
        let mut output = #given.output::<#marker>()?;
        match test::service_error(test::receive(&mut output.#name))? {
            #stream_error::#variant(value) => test::same(&value, &#expected, false)?,
            other => return Err(format!("{other:?}")),
        }
    })
}

fn success(
    plan: &Plan,
    operation: &Operation,
    stream: &Field,
    test: &Node,
    output: &TokenStream,
    scope: &Scope,
) -> Option<TokenStream> {
    let params = test.get("initialResponseParams");
    let members = params.into_iter().flat_map(Node::members);
    let fields = members.map(|member| {
        let mut fields = operation.output.fields.iter();
        fields.find(|field| field.member == member.key)
    });
    let fields = fields.collect::<Option<Vec<_>>>()?;
    let names: Vec<_> = fields.iter().map(|field| ident(&field.name)).collect();
    let by_print = has_nan(params);
    let compared = if names.is_empty() {
        None
    } else {
        // the builder of an output needs a stream; this one is not compared
        let setter = ident(&stream.setter);
        let stream = quote!(.#setter(Some(Default::default())));
        let expected = values(plan, scope).built(&operation.output, params, stream)?;
        Some(quote! {
            let expected = #expected;
            #(test::same(&output.#names, &expected.#names, #by_print)?;)*
        })
    };
    let Type::EventStream { events: union, .. } = &stream.ty else {
        return None;
    };
    let union = Type::Named(union.clone());
    let expected: Option<Vec<_>> = events(test, "response")
        .map(|event| values(plan, scope).value(event.get("params")?, &union))
        .collect();
    let (name, expected) = (ident(&stream.name), expected?);
    let ty = scope.ty(&union);
    let vec = quote!(Vec<#ty>);
    Some(quote! {
        let mut output = #output;
        #compared
        let received = test::receive(&mut output.#name).map_err(|error| format!("{error:?}"))?;
        let expected: #vec = vec![#(#expected),*];
        test::same(&received, &expected, false)?;
    })
}
