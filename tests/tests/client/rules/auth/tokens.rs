//! Sources of bearer tokens.

use super::*;

/// A source whose tokens last for long, and are others each time.
#[derive(Debug, Default)]
struct Counter(AtomicU64);

impl ProvideBearerToken for Counter {
    fn bearer_token(&self) -> BoxFuture<'_, Result<BearerToken, CredentialsError>> {
        let count = self.0.fetch_add(1, Ordering::Relaxed);
        let expires_at = UNIX_EPOCH + Duration::from_secs(9_000_000_000 + count);
        let token = BearerToken::new(format!("token-{count}")).with_expires_at(expires_at);
        Box::pin(std::future::ready(Ok(token)))
    }
}

#[test]
fn a_token_is_kept_until_it_expires_or_is_refused() {
    let expired = || Reply::error(401, "ExpiredTokenException", "The token has expired");
    let with_source = |config: Config| config.with_bearer_token(Counter::default());
    let (result, sent) = call::<Bearer>(&IN_HEADER, with_source, [expired(), Reply::from("{}")]);
    result.expect("the next token is valid");
    let tokens: Vec<_> = sent
        .iter()
        .map(|one| header(one, "authorization"))
        .collect();
    assert_eq!(tokens, [Some("Bearer token-0"), Some("Bearer token-1")]);

    let wire = Wire::default();
    let config = at(URL)
        .with_bearer_token(Counter::default())
        .with_transport(wire.clone());
    let client = ServiceClient::new(&IN_HEADER, &config).expect("the settings are valid");
    for _ in 0..3 {
        block_on(client.call(With::<Bearer>(PhantomData), request())).expect("it succeeds");
    }
    let sent = wire.0.all();
    assert!(
        sent.iter()
            .all(|one| header(one, "authorization") == Some("Bearer token-0"))
    );
}

/// A source that has no tokens.
#[derive(Debug)]
struct Broken;

impl ProvideBearerToken for Broken {
    fn bearer_token(&self) -> BoxFuture<'_, Result<BearerToken, CredentialsError>> {
        let error = CredentialsError::failed("the lamp store does not answer");
        Box::pin(std::future::ready(Err(error)))
    }
}

#[test]
fn a_call_fails_with_the_error_of_its_source() {
    let (kind, error) = unsent::<Bearer>(&IN_HEADER, |config| config.with_bearer_token(Broken));
    assert_eq!(kind, TransportErrorKind::Credentials);
    assert_eq!(
        error,
        "ListSessions: no credentials: the lamp store does not answer"
    );
}
