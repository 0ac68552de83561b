package org.promptrefinery.report.live;

import org.promptrefinery.report.ReportPage;

/** What browsers may do for a live page. */
final class Policy {

    static final String HEADER = "Content-Security-Policy";

    /** For all live pages: what this server sends, and what stands within the page of a run. */
    static final String TEXT = "default-src 'none'; script-src 'self' " + ReportPage.SCRIPT + "; style-src 'self' "
            + ReportPage.STYLE + "; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'";

    private Policy() {}
}
