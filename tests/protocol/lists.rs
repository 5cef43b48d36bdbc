//! The test suites: the module and the file of each. The build script creates the modules and the tests run them; each
//! passes a macro that takes the list.

#![allow(unused_macros)] // where a suite is not at hand

/// Our own suites, in `models/`.
macro_rules! own_suites {
    ($take:ident) => {
        $take! {
            own_aws_json_1_0: "aws_json_1_0.json";
            own_aws_json_1_1: "aws_json_1_1.json";
            own_rest_json: "rest_json.json";
            own_rest_xml: "rest_xml.json";
            own_aws_query: "aws_query.json";
            own_ec2_query: "ec2_query.json";
            own_rpc_v2_cbor: "rpc_v2_cbor.json";
            own_rpc_v2_json: "rpc_v2_json.json";
        }
    };
}

/// Smithy's suites.
macro_rules! smithy_suites {
    ($take:ident) => {
        $take! {
            aws_json_1_0: "aws.protocoltests.json10.JsonRpc10.json";
            aws_json_1_1: "aws.protocoltests.json.JsonProtocol.json";
            rest_json: "aws.protocoltests.restjson.RestJson.json";
            rest_json_validation: "aws.protocoltests.restjson.validation.RestJsonValidation.json";
            rest_xml: "aws.protocoltests.restxml.RestXml.json";
            rest_xml_with_namespace: "aws.protocoltests.restxml.xmlns.RestXmlWithNamespace.json";
            aws_query: "aws.protocoltests.query.AwsQuery.json";
            ec2_query: "aws.protocoltests.ec2.AwsEc2.json";
            rpc_v2_cbor: "smithy.protocoltests.rpcv2Cbor.RpcV2Protocol.json";
            rpc_v2_json: "smithy.protocoltests.rpcv2Json.RpcV2JsonProtocol.json";
        }
    };
}

/// botocore's suites; a file is one of inputs and one of outputs.
macro_rules! botocore_suites {
    ($take:ident) => {
        $take! {
            botocore_aws_json_1_0: "json_1_0.json";
            botocore_aws_json_1_1: "json.json";
            botocore_aws_json_query_compatible: "json_1_0-query-compatible.json";
            botocore_rest_json: "rest-json.json";
            botocore_rest_xml: "rest-xml.json";
            botocore_aws_query: "query.json";
            botocore_ec2_query: "ec2.json";
            botocore_rpc_v2_cbor: "smithy-rpc-v2-cbor.json";
            botocore_rpc_v2_cbor_not_query_compatible: "smithy-rpc-v2-cbor-non-query-compatible.json";
            botocore_rpc_v2_cbor_query_compatible: "smithy-rpc-v2-cbor-query-compatible.json";
        }
    };
}
