"""Documents with invented facts among sentences that matter to nobody: as text, Markdown, HTML and PDF, the same every time."""
import html

FILLER = (
    "The house was full that night.",
    "Rain fell on the roof of the theatre.",
    "The printer set this page twice.",
    "A lamp went out in the second act.",
    "The music came too late.",
    "This line is missing in the first print.",
    "The curtain was red in those years.",
    "Nobody knows who drew the margin.",
    "The paper is torn at this place.",
    "The actors had learned it in a week.",
    "A dog barked behind the stage.",
    "The prompter was ill and stayed at home.",
    "Here the old print ends and the new one goes on.",
    "The scene was cut on the first night.",
    "The candles cost more than the costumes.",
    "Some copies have a stain of wine here.",
)
LINES_PER_PAGE, WIDTH = 44, 88


def paragraphs(rng, facts_by_subject):
    """(subject, sentences) with the facts of each in any order and some filler between them."""
    for subject, sentences in facts_by_subject.items():
        mixed = []
        for sentence in rng.sample(sentences, len(sentences)):
            mixed.append(sentence)
            mixed += rng.sample(FILLER, rng.choice((0, 1, 1, 2)))
        yield subject, mixed


def text(title, parts):
    """Plain text."""
    blocks = [title, *(" ".join(sentences) for _, sentences in parts)]
    return ("\n\n".join(blocks) + "\n").encode()


def markdown(title, parts):
    """Markdown with a heading for each character."""
    blocks = [f"# {title}", *(f"## {subject}\n\n" + " ".join(sentences) for subject, sentences in parts)]
    return ("\n\n".join(blocks) + "\n").encode()


def page(title, parts):
    """HTML with a menu, which is no text of the document."""
    body = "".join(
        f"<h2>{html.escape(subject)}</h2>\n<p>{html.escape(' '.join(sentences))}</p>\n" for subject, sentences in parts
    )
    menu = "<nav><a href=\"index.html\">All editions</a> <a href=\"prices.html\">Prices</a></nav>\n"
    return (
        f"<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>{title}</title></head>\n"
        f"<body>\n{menu}<h1>{title}</h1>\n{body}</body>\n</html>\n"
    ).encode()


def wrapped(line):
    """A paragraph as lines of a page."""
    lines, current = [], ""
    for word in line.split():
        if len(current) + len(word) >= WIDTH:
            lines.append(current)
            current = word
        else:
            current = f"{current} {word}".strip()
    return [*lines, current]


def pdf(title, parts):
    """A PDF of the simplest kind: pages of lines in Helvetica, uncompressed."""
    lines = [title, ""]
    for _, sentences in parts:
        lines += [*wrapped(" ".join(sentences)), ""]
    pages = [lines[start : start + LINES_PER_PAGE] for start in range(0, len(lines), LINES_PER_PAGE)]
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for index, shown in enumerate(pages):
        stream = "BT /F1 10 Tf 60 780 Td 16 TL\n" + "".join(f"({escaped(line)}) Tj T*\n" for line in shown) + "ET"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
            f" /Contents {5 + 2 * index} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    return assembled(objects)


def escaped(line):
    """A line as a PDF string."""
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def assembled(objects):
    """The bytes of a PDF with its table of where each object begins."""
    data, starts = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        starts.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{start:010d} 00000 n \n" for start in starts)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + end.encode("latin-1")
