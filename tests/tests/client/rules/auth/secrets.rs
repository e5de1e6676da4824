//! Secrets that are invalid, in the clear, or in an error.

use super::*;

#[test]
fn a_secret_that_cannot_be_sent_is_an_error_without_it() {
    for (service, config, expected) in [
        (
            &IN_HEADER,
            at(URL).with_api_key("secret\nkey"),
            "the secret of with_api_key has characters that a header cannot have",
        ),
        (
            &IN_HEADER,
            at(URL).with_api_key("schlüssel-secret"),
            "the secret of with_api_key has characters that a header cannot have",
        ),
        (
            &IN_QUERY,
            at(URL).with_api_key(""),
            "the secret of with_api_key is empty",
        ),
        (
            &IN_HEADER,
            at(URL).with_basic_auth("me:you", "secret"),
            "the user name has a `:`, which separates it from the password",
        ),
        (
            &IN_HEADER,
            at(URL).with_basic_auth("me", "secret\u{7}"),
            "the user name or the password has a control character",
        ),
        (
            &IN_HEADER,
            from_variables(&[
                ("LAMP_STORE_ENDPOINT_URL", URL),
                ("LAMP_STORE_BEARER_TOKEN", "secret\ttoken"),
            ]),
            "the secret of LAMP_STORE_BEARER_TOKEN has characters that a header cannot have",
        ),
        (
            &IN_HEADER,
            at(URL).with_bearer_token(BearerToken::new("secret\r\ntoken: x")),
            "ListSessions: no credentials: the token is empty or has characters that a header cannot have",
        ),
    ] {
        let error = over_wire::<Bearer>(service, config).expect_err(expected);
        assert_eq!(error, expected);
    }
}

#[test]
fn a_secret_is_sent_in_the_clear_only_to_this_machine_or_if_code_allows_it() {
    let config = |url: &str| at(url).with_bearer_token(token());
    for url in [
        "http://localhost:80",
        "http://127.0.0.1",
        "http://[::1]:8080",
        URL,
    ] {
        over_wire::<Bearer>(&IN_HEADER, config(url)).expect(url);
    }
    for url in [
        "http://lamps.example",
        "http://localhost.example",
        "http://10.0.0.1",
    ] {
        let error = over_wire::<Bearer>(&IN_HEADER, config(url)).expect_err(url);
        let (_, host) = url.split_once("//").expect("it is a URL");
        assert_eq!(
            error,
            format!(
                "ListSessions: invalid configuration: the host `{host}` would get a secret without encryption: use an \
                 https URL, or allow it by `with_unencrypted_auth`"
            )
        );
        over_wire::<Bearer>(&IN_HEADER, config(url).with_unencrypted_auth(true)).expect(url);
        over_wire::<Unsigned>(&IN_HEADER, config(url)).expect(url);
    }
}

#[test]
fn no_secret_is_in_what_a_failed_call_prints() {
    let config = |config: Config| {
        config
            .with_bearer_token(token())
            .with_api_key(KEY)
            .with_basic_auth("lamp lighter", PASSWORD)
    };
    let secrets = [TOKEN, KEY, "key%2Fof", PASSWORD, "bGFtcCBsaWdodGVy"];
    let clean = |text: String| {
        for secret in secrets {
            assert!(!text.contains(secret), "{text}");
        }
    };
    let echo = |request: HttpRequest| {
        let mut text = request.uri().to_string();
        for value in request.headers().values() {
            text.push_str(&String::from_utf8_lossy(value.as_bytes()));
        }
        let body = format!("{{\"message\": {text:?}}}");
        let mut response = response::from_json(403, body);
        let id = HeaderValue::from_str(&text).expect("it has no control characters");
        response.headers_mut().insert("x-amzn-requestid", id);
        Reply::from(response)
    };
    clean(format!("{:?}", config(at(URL))));
    for service in [&IN_HEADER, &AFTER_SCHEME, &IN_QUERY] {
        let config = config(double(echo));
        let client = ServiceClient::new(service, &config).expect("the settings are valid");
        clean(format!("{client:?} {config:?}"));
        let errors = [
            block_on(client.call(With::<Bearer>(PhantomData), request())).err(),
            block_on(client.call(With::<ApiKey>(PhantomData), request())).err(),
            block_on(client.call(With::<Basic>(PhantomData), request())).err(),
        ];
        for error in errors {
            let error = error.expect("the service refuses it");
            clean(format!("{error} {error:?} {error:#?}"));
        }
    }
}
