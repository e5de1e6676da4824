//! The signing key that a signer keeps: each input of the key counts.

use std::time::Duration;

use super::{TIME, at, example, get};
use crate::credentials::Credentials;
use crate::signing::{Signer, SigningScope};

fn signature(signer: &Signer, credentials: &Credentials, scope: &SigningScope<'_>) -> String {
    let mut request = get("https://example.com/");
    let signed = signer.sign(&mut request, credentials, scope);
    signed.expect("a signature").signature().to_owned()
}

#[test]
fn derives_a_new_key_when_an_input_of_it_changes() {
    let (region, service, time) = ("us-east-1", "service", at(TIME));
    let other = Credentials::new("AKIDEXAMPLE", "another secret");
    let day = Duration::from_secs(86_400);
    let steps = [
        (example(), SigningScope::new(region, service, time)),
        (example(), SigningScope::new(region, service, time + day)),
        (
            other.clone(),
            SigningScope::new(region, service, time + day),
        ),
        (
            other.clone(),
            SigningScope::new("us-west-2", service, time + day),
        ),
        (other, SigningScope::new("us-west-2", "mpa", time + day)),
        (example(), SigningScope::new(region, service, time)),
    ];
    let signer = Signer::default();
    for (credentials, scope) in steps {
        let fresh = signature(&Signer::default(), &credentials, &scope);
        for _ in 0..2 {
            let kept = signature(&signer, &credentials, &scope);
            assert_eq!(kept, fresh, "{credentials:?} {scope:?}");
        }
    }
}

/// The key of the example in AWS's documentation.
#[test]
fn returns_the_signing_key() {
    let mut request = get("https://iam.amazonaws.com/");
    let scope = SigningScope::new("us-east-1", "iam", at(TIME));
    let signed = Signer::default().sign(&mut request, &example(), &scope);
    let key = signed.expect("a signature").signing_key().to_owned();
    let expected = "c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9";
    assert_eq!(crate::signing::hexadecimal::text(&key), expected);
}
