/** Texts out of the files of a folder: plain, Markdown, HTML and PDF. */
@NullMarked
package org.promptrefinery.retrieval.documents;

import org.jspecify.annotations.NullMarked;
