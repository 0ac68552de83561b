/** Calls of servers over HTTP/1.1. */
@NullMarked
package org.promptrefinery.inference.http;

import org.jspecify.annotations.NullMarked;
