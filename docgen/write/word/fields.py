"""Complex fields: an instruction Word runs anew, and the text it last gave."""

from __future__ import annotations

from docgen.write.word.xml import text


def field(instruction: str, result: str, properties: str = "") -> str:
    """The five runs of a complex field (17.16, fldChar); `properties` is the w:rPr each of them carries."""
    shown = f'<w:r>{properties}<w:t xml:space="preserve">{text(result)}</w:t></w:r>'
    return before(instruction, properties) + shown + after(properties)


def before(instruction: str, properties: str = "") -> str:
    """The runs of a field up to its result."""
    return (
        f'<w:r>{properties}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{properties}<w:instrText xml:space="preserve"> {text(instruction)} </w:instrText></w:r>'
        f'<w:r>{properties}<w:fldChar w:fldCharType="separate"/></w:r>'
    )


def after(properties: str = "") -> str:
    """The run that ends a field."""
    return f'<w:r>{properties}<w:fldChar w:fldCharType="end"/></w:r>'
