//! The tree of parsed HTML, and the meaning of element names. Knows the element names of HTML and
//! of AWS documentation; must not know Markdown.

/// A piece of documentation.
#[derive(Debug)]
pub(super) enum Node {
    /// Text with decoded entities and unchanged white space.
    Text(String),
    /// An element with its content.
    Element(Tag, Vec<Node>),
}

/// The meaning of an element.
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
    /// A callout, with its label.
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
    /// An element that only styles or names its text.
    Plain,
    /// An element whose content is not documentation.
    Hidden,
    /// An element of neither HTML nor AWS documentation: often an unescaped placeholder such as
    /// `<region>`.
    Unknown,
}

impl Tag {
    /// The meaning of an element name in lower case; `a` is a reference here.
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

    /// Whether the element starts on a new line.
    pub(super) fn is_block(&self) -> bool {
        self.is_container() || matches!(self, Self::Paragraph | Self::Heading | Self::Preformatted)
    }

    /// Whether the element is a block that may contain other blocks.
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

    /// Whether the start of a `next` element ends an open element of this kind.
    pub(super) fn is_ended_by(&self, next: &Self) -> bool {
        match next {
            Self::Item => *self == Self::Item,
            Self::Term | Self::Details => matches!(self, Self::Term | Self::Details),
            Self::Row => *self == Self::Row,
            Self::Cell => *self == Self::Cell,
            _ => false,
        }
    }

    /// Whether an `inner` element belongs to the innermost element of this kind around it, so that
    /// its tags do not close elements further out.
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
    /// Whether this is a block, contains one, or is invisible.
    pub(super) fn is_block_or_blank(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::Element(Tag::Break | Tag::Hidden, _) => true,
            element => element.contains_block(),
        }
    }

    /// Whether this node contains a block, and so cannot be part of a paragraph. Code and
    /// references count as text, whatever they contain.
    pub(super) fn contains_block(&self) -> bool {
        match self {
            Self::Text(_) => false,
            Self::Element(Tag::Code | Tag::Reference, _) => false,
            Self::Element(tag, children) => {
                tag.is_block() || children.iter().any(Self::contains_block)
            }
        }
    }

    /// Appends the text in this node, unchanged.
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

/// The text in `nodes`, unchanged.
pub(super) fn text_of(nodes: &[Node]) -> String {
    let mut text = String::new();
    for node in nodes {
        node.append_text(&mut text);
    }
    text
}
