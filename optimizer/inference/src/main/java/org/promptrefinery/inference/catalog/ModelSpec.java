package org.promptrefinery.inference.catalog;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.promptrefinery.inference.ModelUnavailable;

/** The name of a model, understood. */
public sealed interface ModelSpec {

    /** The name as the user wrote it. */
    String text();

    /** The model that ships with the project. */
    record Bundled(String text) implements ModelSpec {}

    /**
     * A model file.
     *
     * @param file in GGUF format, whether it exists or not
     */
    record Gguf(String text, Path file) implements ModelSpec {}

    /**
     * A model on servers.
     *
     * @param model its name there
     * @param servers where it is served, at least one, all different; the beginnings of the URLs that requests are sent
     *     to, without a slash at the end
     */
    record Served(String text, Protocol protocol, String model, List<URI> servers) implements ModelSpec {
        public Served {
            servers = List.copyOf(servers);
            if (servers.isEmpty() || servers.stream().distinct().count() < servers.size()) {
                throw new IllegalArgumentException("servers are some different ones, not " + servers);
            }
        }
    }

    /**
     * Understands a name; nothing is opened.
     *
     * @throws ModelUnavailable when nothing could be meant by it
     */
    static ModelSpec parse(String spec) {
        if (spec.equals(SpecForms.BARD)) {
            return new Bundled(spec);
        }
        if (spec.startsWith(SpecForms.GGUF) && spec.length() > SpecForms.GGUF.length()) {
            return gguf(spec, spec.substring(SpecForms.GGUF.length()));
        }
        return Protocol.ofSpec(spec).map(protocol -> served(spec, protocol)).orElseThrow(() -> SpecForms.unknown(spec));
    }

    private static ModelSpec gguf(String spec, String path) {
        try {
            return new Gguf(spec, Path.of(path));
        } catch (InvalidPathException noPath) {
            throw new ModelUnavailable("'" + spec + "' holds no path: " + noPath.getReason(), noPath);
        }
    }

    private static ModelSpec served(String spec, Protocol protocol) {
        String rest = spec.substring(protocol.prefix().length());
        Matcher at = Pattern.compile("@(?=https?://)", Pattern.CASE_INSENSITIVE).matcher(rest);
        boolean named = at.find();
        String model = named ? rest.substring(0, at.start()) : rest;
        requireModel(spec, protocol, model);
        if (named) {
            return new Served(spec, protocol, model, ServerAddress.all(rest.substring(at.end()), protocol));
        }
        requireNoForgottenScheme(protocol, model);
        return new Served(spec, protocol, model, List.of(protocol.home()));
    }

    private static void requireModel(String spec, Protocol protocol, String model) {
        if (model.isEmpty()) {
            throw new ModelUnavailable("'" + ServerAddress.shown(spec) + "' names no model; write "
                    + SpecForms.of(protocol) + ", where MODEL is the server's own name for it.");
        }
        if (!model.chars().allMatch(letter -> letter > ' ' && letter != 0x7f && !Character.isWhitespace(letter))) {
            throw new ModelUnavailable(
                    "the model in '" + ServerAddress.shown(spec).strip()
                            + "' holds a space or a control character; names of models have none.");
        }
    }

    /** Else a prompt for the server at home would go to the internet. */
    private static void requireNoForgottenScheme(Protocol protocol, String model) {
        int at = model.lastIndexOf('@');
        if (at >= 0 && ServerAddress.looksLike(model.substring(at + 1))) {
            String meant = protocol.prefix() + model.substring(0, at + 1) + "http://" + model.substring(at + 1);
            throw new ModelUnavailable("'" + protocol.prefix() + model
                    + "' names a server without http:// or https://. Maybe '" + meant + "'?");
        }
    }
}
