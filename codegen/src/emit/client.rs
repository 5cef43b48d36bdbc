//! Emits the client; its methods are emitted with their operations.

use super::doc;
use super::module::Module;
use super::scope::Names;
use super::token_stream::quote;
use crate::docs;
use crate::plan::Plan;

/// Emits `client`, `client::customize` and `builder`.
pub fn modules(plan: &Plan, names: &Names) -> Vec<Module> {
    let scope = names.scope(1, &[]);
    let waiters = plan
        .has_waiters()
        .then(|| super::waiter::client_trait(plan, &scope));
    let discovery = plan.endpoint_discovery.as_ref();
    let discovery = discovery.map(|discovery| super::endpoint_discovery::method(discovery, &scope));
    let (config, service) = (scope.at("config::Config"), scope.at("Service"));
    let doc = doc::lines(&format!(
        "A client for {}. Create it once per configuration; clones are cheap.",
        docs::line(&plan.service.title)
    ));
    let client = quote! {
        use tinsmith_runtime::codegen as rt;
        #doc
        ///
        /// Each operation has a method, which returns a builder: set the input, then call `send().await`.
        #[derive(Clone, Debug)]
        pub struct Client {
            handle: rt::Handle<#service>,
        }
        impl Client {
            /// Creates a client from the settings shared by all clients, usually `aws_config::load_from_env().await`.
            ///
            /// # Panics
            ///
            /// The configuration lacks the behaviour version, or a sleep implementation although retries or timeouts
            /// are enabled. The message says how to set them.
            #[track_caller]
            pub fn new(sdk_config: &rt::SdkConfig) -> Self {
                Self::from_conf(sdk_config.into())
            }
            /// Creates a client from the service's own configuration.
            ///
            /// # Panics
            ///
            /// Under the same conditions as [`new`](Self::new).
            #[track_caller]
            pub fn from_conf(conf: #config) -> Self {
                Self { handle: rt::Handle::new(conf) }
            }
            /// Returns the configuration of the client.
            pub fn config(&self) -> &#config {
                self.handle.config()
            }
            #discovery
            pub(crate) fn handle(&self) -> rt::Handle<#service> {
                self.handle.clone()
            }
        }
        #waiters
    };
    let customize = quote! {
        pub use tinsmith_runtime::client::CustomizableOperation;
    };
    let waiter_builder = plan
        .has_waiters()
        .then(|| quote!(tinsmith_runtime::waiter_builder_type!();));
    let presigning_builder = plan
        .has_presigned()
        .then(|| quote!(tinsmith_runtime::presigning_builder_type!();));
    let builder = quote!(tinsmith_runtime::builder_type!(); #waiter_builder #presigning_builder);
    let module = |path: &[&str], doc: &str, public, items| Module {
        path: path.iter().map(|s| (*s).to_owned()).collect(),
        doc: doc.to_owned(),
        public,
        items,
    };
    vec![
        module(&["client"], "The client.", true, client),
        module(
            &["client", "customize"],
            "Changes to a single call before it is sent.",
            true,
            customize,
        ),
        module(
            &["builder"],
            "The type behind every builder of this crate.",
            true,
            builder,
        ),
    ]
}
