package org.promptrefinery.inference.langchain;

/** Statuses that mean something here. */
final class Http {

    static final int CLASS = 100;
    static final int BAD_REQUEST = 400;
    static final int UNAUTHORIZED = 401;
    static final int PAYMENT = 402;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int TIMEOUT = 408;
    static final int CONFLICT = 409;
    static final int TOO_EARLY = 425;
    static final int TOO_MANY = 429;
    static final int SERVER_ERROR = 500;
    /** Anthropic's own. */
    static final int OVERLOADED = 529;

    private Http() {}
}
