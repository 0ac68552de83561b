package org.promptrefinery.inference.http;

import java.net.http.HttpHeaders;

/**
 * What a server sent back.
 *
 * @param status of HTTP
 * @param headers as they came
 * @param body as text
 */
public record HttpReply(int status, HttpHeaders headers, String body) {}
