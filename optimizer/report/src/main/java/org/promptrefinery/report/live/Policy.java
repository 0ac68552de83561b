package org.promptrefinery.report.live;

/** What browsers may do for a page. */
final class Policy {

    static final String HEADER = "Content-Security-Policy";

    /** For pages without scripts and styles of their own. */
    static final String OWN = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private Policy() {}
}
