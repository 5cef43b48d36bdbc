//! Paginators, which repeat a call until the service returns no token.

use crate::client::handle::Handle;
use crate::client::operation::Operation;
use crate::client::plugin::features::UsesFeature;
use crate::client::send::{send_copy, SendResult};
use crate::config::settings::Settings;
use crate::config::shared::Shared;
use aws_smithy_async::future::pagination_stream::fn_stream::FnStream;
use aws_smithy_async::future::pagination_stream::{PaginationStream, TryFlatMap};
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::client::interceptors::SharedInterceptor;
use std::collections::HashMap;
use std::fmt;

/// An operation with the trait `paginated`.
pub trait Paginated: Operation<Input: Clone> {
    /// The type of the token for the next page.
    type Token: PageToken;
    /// The token in the input.
    fn input_token(input: &mut Self::Input) -> &mut Option<Self::Token>;
    /// The token in the output.
    fn output_token(output: &Self::Output) -> Option<&Self::Token>;
}

/// A paginated operation with a list of items in the model.
pub trait PaginatedItems: Paginated {
    /// The type of an item.
    type Item: Send + 'static;
    /// Returns the items of a page.
    fn items(output: Self::Output) -> Vec<Self::Item>;
}

/// A paginated operation with a page size.
pub trait PaginatedBySize: Paginated {
    /// The type of the page size.
    type Size;
    /// The page size in the input.
    fn page_size(input: &mut Self::Input) -> &mut Option<Self::Size>;
}

/// A token for the next page; an empty one counts as none.
pub trait PageToken: Clone + PartialEq + Send + Sync + 'static {
    /// Returns `true` if it is empty.
    fn is_empty(&self) -> bool;
}

impl PageToken for String {
    fn is_empty(&self) -> bool {
        self.is_empty()
    }
}

impl<V: Clone + PartialEq + Send + Sync + 'static> PageToken for HashMap<String, V> {
    fn is_empty(&self) -> bool {
        self.is_empty()
    }
}

/// Calls a paginated operation up to the last page.
pub struct Paginator<O: Operation> {
    handle: Handle<O::Service>,
    input: O::Input,
    stop_on_duplicate_token: bool,
}

impl<O: Operation> fmt::Debug for Paginator<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Paginator")
            .field("input", &self.input)
            .finish_non_exhaustive()
    }
}

impl<O: Paginated> Paginator<O> {
    #[doc(hidden)]
    pub fn new(handle: Handle<O::Service>, input: O::Input) -> Self {
        Self {
            handle,
            input,
            stop_on_duplicate_token: true,
        }
    }

    /// Stops if the service returns the token of the request, which would loop forever. Enabled by default.
    pub fn stop_on_duplicate_token(mut self, stop_on_duplicate_token: bool) -> Self {
        self.stop_on_duplicate_token = stop_on_duplicate_token;
        self
    }

    /// Returns the stream of pages, which are fetched on demand. It ends after an error.
    pub fn send(self) -> PaginationStream<SendResult<O::Output, O::Error>> {
        let Self {
            handle,
            mut input,
            stop_on_duplicate_token,
        } = self;
        let overrides = overrides();
        PaginationStream::new(FnStream::new(move |pages| {
            Box::pin(async move {
                loop {
                    let page = send_copy::<O>(&handle, &overrides, &input).await;
                    let next = page
                        .as_ref()
                        .ok()
                        .and_then(|page| O::output_token(page))
                        .filter(|token| !token.is_empty());
                    let current = O::input_token(&mut input);
                    let last = next.is_none() || (stop_on_duplicate_token && next == current.as_ref());
                    *current = next.cloned();
                    if pages.send(page).await.is_err() || last {
                        return;
                    }
                }
            })
        }))
    }
}

/// Creates the overrides of the calls of a paginator.
fn overrides() -> Shared<Settings> {
    let mut overrides = Settings::default();
    overrides.push_interceptor(SharedInterceptor::permanent(UsesFeature(
        SmithySdkFeature::Paginator,
    )));
    overrides.shared()
}

impl<O: PaginatedBySize> Paginator<O> {
    /// Limits the number of items on a page.
    pub fn page_size(mut self, limit: O::Size) -> Self {
        *O::page_size(&mut self.input) = Some(limit);
        self
    }
}

impl<O: PaginatedItems> Paginator<O> {
    /// Returns the items of all pages instead of the pages.
    pub fn items(self) -> PaginatorItems<O> {
        PaginatorItems(self)
    }
}

/// Calls a paginated operation up to the last page, and returns the items of all pages.
#[derive(Debug)]
pub struct PaginatorItems<O: Operation>(Paginator<O>);

impl<O: PaginatedItems> PaginatorItems<O> {
    /// Returns the stream of items; pages are fetched on demand. It ends after an error.
    ///
    /// `.collect::<Result<Vec<_>, _>>().await` collects all items.
    pub fn send(self) -> PaginationStream<SendResult<O::Item, O::Error>> {
        TryFlatMap::new(self.0.send()).flat_map(|page| O::items(page).into_iter())
    }
}
