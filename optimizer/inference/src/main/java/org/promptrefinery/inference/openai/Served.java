package org.promptrefinery.inference.openai;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a server says that it is.
 *
 * @param engine the program that serves
 * @param version of it
 * @param root what it serves under the model's name
 * @param context most tokens of prompt and answer together
 */
record Served(Engine engine, Optional<String> version, Optional<String> root, OptionalInt context) {}
