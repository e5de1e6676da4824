//! The tree that HTML is parsed into, and what each element name stands for in it.
//!
//! Knows the element names of HTML and of AWS documentation; must not know Markdown.

/// A piece of documentation.
#[derive(Debug)]
pub(super) enum Node {
    /// Text with entities already decoded, white space as written.
    Text(String),
    /// An element with its content.
    Element(Tag, Vec<Node>),
}

/// What an element stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Paragraph,
    Heading,
    Preformatted,
    BulletList,
    NumberedList,
    Item,
    DescriptionList,
    Term,
    Details,
    /// A remark set apart, with the word that announces it.
    Callout(&'static str),
    Quotation,
    Table,
    Row,
    Cell,
    /// A block without a meaning of its own.
    Division,
    Strong,
    Emphasis,
    Code,
    /// `<a href>` with its target.
    Link(String),
    /// `<a>` without `href`: its text is the name of a shape.
    Reference,
    Break,
    /// An element that only dresses its text, or names it.
    Plain,
    /// An element whose content is not documentation.
    Hidden,
    /// An element that neither HTML nor AWS documentation has: often a placeholder such as
    /// `<region>` that somebody forgot to escape.
    Unknown,
}

impl Tag {
    /// What an element name in lower case stands for; `a` counts as a reference here.
    pub(super) fn of(name: &str) -> Self {
        match name {
            "p" => Self::Paragraph,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "caption" => Self::Heading,
            "pre" | "listing" | "xmp" => Self::Preformatted,
            "ul" | "menu" | "dir" => Self::BulletList,
            "ol" => Self::NumberedList,
            "li" => Self::Item,
            "dl" => Self::DescriptionList,
            "dt" => Self::Term,
            "dd" => Self::Details,
            "note" => Self::Callout("Note"),
            "important" => Self::Callout("Important"),
            "caution" => Self::Callout("Caution"),
            "warning" => Self::Callout("Warning"),
            "danger" => Self::Callout("Danger"),
            "tip" => Self::Callout("Tip"),
            "blockquote" => Self::Quotation,
            "table" => Self::Table,
            "tr" => Self::Row,
            "td" | "th" => Self::Cell,
            "div" | "fullname" | "body" | "html" | "main" | "section" | "article" | "aside"
            | "header" | "footer" | "nav" | "center" | "figure" | "figcaption" | "details"
            | "address" | "thead" | "tbody" | "tfoot" | "hr" => Self::Division,
            "b" | "strong" => Self::Strong,
            "i" | "em" | "var" | "dfn" | "cite" => Self::Emphasis,
            "code" | "tt" | "kbd" | "samp" => Self::Code,
            "a" => Self::Reference,
            "br" => Self::Break,
            "span" | "sub" | "sup" | "small" | "big" | "u" | "s" | "q" | "abbr" | "mark"
            | "font" | "ins" | "del" | "bdi" | "bdo" | "img" | "wbr" | "input" => Self::Plain,
            "script" | "style" | "head" | "template" | "iframe" | "object" | "svg" => Self::Hidden,
            _ => Self::Unknown,
        }
    }

    /// Whether the element starts on a line of its own.
    pub(super) fn is_block(&self) -> bool {
        self.is_container() || matches!(self, Self::Paragraph | Self::Heading | Self::Preformatted)
    }

    /// Whether the element is a block that may hold other blocks.
    pub(super) fn is_container(&self) -> bool {
        matches!(
            self,
            Self::BulletList
                | Self::NumberedList
                | Self::Item
                | Self::DescriptionList
                | Self::Term
                | Self::Details
                | Self::Callout(_)
                | Self::Quotation
                | Self::Table
                | Self::Row
                | Self::Cell
                | Self::Division
        )
    }

    /// Whether an open element of this kind ends by itself where one of kind `next` starts.
    pub(super) fn gives_way_to(&self, next: &Self) -> bool {
        match next {
            Self::Item => *self == Self::Item,
            Self::Term | Self::Details => matches!(self, Self::Term | Self::Details),
            Self::Row => *self == Self::Row,
            Self::Cell => *self == Self::Cell,
            _ => false,
        }
    }

    /// Whether an element of kind `inner` belongs to the innermost element of this kind around
    /// it, so that its tags say nothing about what lies further out.
    pub(super) fn bounds(&self, inner: &Self) -> bool {
        match inner {
            Self::Item => matches!(self, Self::BulletList | Self::NumberedList),
            Self::Term | Self::Details => *self == Self::DescriptionList,
            Self::Row => *self == Self::Table,
            Self::Cell => matches!(self, Self::Table | Self::Row),
            Self::Paragraph | Self::Heading => self.is_container(),
            _ if inner.is_block() => false,
            _ => self.is_block(),
        }
    }
}

impl Node {
    /// Whether this is a block, holds one, or is nothing that is seen.
    pub(super) fn is_block_or_blank(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::Element(Tag::Break | Tag::Hidden, _) => true,
            element => element.holds_block(),
        }
    }

    /// Whether a block lies within this node, which then cannot be part of a paragraph. Code and
    /// references count as text whatever they hold.
    pub(super) fn holds_block(&self) -> bool {
        match self {
            Self::Text(_) => false,
            Self::Element(Tag::Code | Tag::Reference, _) => false,
            Self::Element(tag, children) => {
                tag.is_block() || children.iter().any(Self::holds_block)
            }
        }
    }

    /// Appends the text within this node, as written.
    pub(super) fn append_text(&self, out: &mut String) {
        match self {
            Self::Text(text) => out.push_str(text),
            Self::Element(Tag::Break, _) => out.push('\n'),
            Self::Element(tag, children) => {
                if tag.is_block() {
                    out.push('\n');
                }
                for child in children {
                    child.append_text(out);
                }
                if tag.is_block() {
                    out.push('\n');
                }
            }
        }
    }
}

/// The text within `nodes`, as written.
pub(super) fn text_of(nodes: &[Node]) -> String {
    let mut text = String::new();
    for node in nodes {
        node.append_text(&mut text);
    }
    text
}
