//! The page and the request that are read and written: invented, with the sizes and alphabets of the service.
//! Must not know who reads and writes them.

use serde::{Deserialize, Serialize};

/// The page as plain texts, which is also what readers by serde's derive make of it.
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Page {
    pub(crate) next_token: Option<String>,
    pub(crate) sessions: Vec<Session>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Session {
    pub(crate) session_arn: Option<String>,
    pub(crate) approval_team_name: Option<String>,
    pub(crate) approval_team_arn: Option<String>,
    pub(crate) initiation_time: Option<String>,
    pub(crate) expiration_time: Option<String>,
    pub(crate) completion_time: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) action_name: Option<String>,
    pub(crate) protected_resource_arn: Option<String>,
    pub(crate) requester_service_principal: Option<String>,
    pub(crate) requester_principal_arn: Option<String>,
    pub(crate) requester_region: Option<String>,
    pub(crate) requester_account_id: Option<String>,
    pub(crate) status: Option<String>,
    pub(crate) status_code: Option<String>,
    pub(crate) status_message: Option<String>,
    pub(crate) action_completion_strategy: Option<String>,
}

/// The part of a page that is compared: some members of every kind of each session.
pub(crate) type Summary = Vec<[Option<String>; 6]>;

pub(crate) fn summary(page: &Page) -> Summary {
    let sessions = page.sessions.iter().map(|session| {
        [
            session.session_arn.clone(),
            session.initiation_time.clone(),
            session.expiration_time.clone(),
            session.description.clone(),
            session.status.clone(),
            session.status_message.clone(),
        ]
    });
    sessions.collect()
}

pub(crate) fn page() -> Page {
    Page {
        next_token: Some("AAMA-EFRSURBSGhx9v3Kq0mT2bWc7dZ".repeat(8)),
        sessions: (0..20).map(session).collect(),
    }
}

fn session(index: usize) -> Session {
    let (status, code) = match index % 4 {
        0 => ("PENDING", "CONFIGURATION_CHANGED"),
        1 => ("APPROVED", "CONFIGURATION_CHANGED"),
        2 => ("FAILED", "EXPIRED"),
        _ => ("CANCELLED", "REJECTED"),
    };
    // Most texts stand for themselves; people also write quotes, lines and letters beyond ASCII.
    let reason = match index % 5 {
        0 => {
            "asked for by \"audit\"\nand by the owner of the account, who is away until next Monday"
        }
        1 => "Prüfung vor der Umstellung auf das neue Konto in Zürich",
        _ => "quarterly restore test of the vault for finance and payroll, as agreed with audit",
    };
    let id = 7_340_211 + 104_729 * index;
    let (day, minute) = (1 + index, 10 + 2 * index);
    Session {
        session_arn: text(&format!(
            "arn:aws:mpa:us-east-1:123456789012:session/backup-recovery-approvers/{id:010x}-4f5a-9d21"
        )),
        approval_team_name: text("backup-recovery-approvers"),
        approval_team_arn: text(TEAM),
        initiation_time: text(&format!("2025-09-{day:02}T08:{minute:02}:33.517Z")),
        expiration_time: text(&format!("2025-09-{:02}T08:{minute:02}:33Z", day + 1)),
        completion_time: text(&format!("2025-09-{day:02}T17:{minute:02}:04.251Z")),
        description: text(&format!("Restore request {id}: {reason}")),
        action_name: text("backup:RevokeRestoreAccessBackupVault"),
        protected_resource_arn: text(&format!(
            "arn:aws:backup:us-east-1:210987654321:backup-vault:air-gapped-vault-{index:04}"
        )),
        requester_service_principal: text("backup.amazonaws.com"),
        requester_principal_arn: text(&format!(
            "arn:aws:sts::210987654321:assumed-role/BackupOperator/operator-{index:02}@example.com"
        )),
        requester_region: text("us-east-1"),
        requester_account_id: text("210987654321"),
        status: text(status),
        status_code: text(code),
        status_message: text(&format!(
            "{} of 3 approvers have voted so far; 2 approvals are needed before the session expires",
            index % 3
        )),
        action_completion_strategy: text("AUTO_COMPLETION_UPON_APPROVAL"),
    }
}

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// The team whose sessions are asked for.
pub(crate) const TEAM: &str =
    "arn:aws:mpa:us-east-1:123456789012:approval-team/backup-recovery-approvers";

/// The filters of the request: field, operator and value.
pub(crate) const FILTERS: [[&str; 3]; 10] = [
    ["ActionName", "EQ", "backup:RevokeRestoreAccessBackupVault"],
    ["ActionName", "NE", "backup:StartRestoreJob"],
    ["ActionName", "CONTAINS", "backup:"],
    ["ActionName", "NOT_CONTAINS", "the \"test\" vault"],
    ["SessionStatus", "EQ", "PENDING"],
    ["SessionStatus", "NE", "CANCELLED"],
    ["InitiationTime", "GTE", "2025-09-01T00:00:00Z"],
    ["InitiationTime", "LT", "2025-10-01T00:00:00Z"],
    ["InitiationTime", "GT", "2025-08-31T23:59:59.999Z"],
    [
        "InitiationTime",
        "BETWEEN",
        "2025-09-01T00:00:00Z AND 2025-09-30T23:59:59Z",
    ],
];

/// The part of a request that is compared.
#[derive(Debug, PartialEq)]
pub(crate) struct Request {
    pub(crate) method: String,
    /// Without the slash before its `?`, in which the writers differ.
    pub(crate) target: String,
    pub(crate) body: serde_json::Value,
}
