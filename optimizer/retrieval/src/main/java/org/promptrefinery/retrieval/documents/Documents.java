package org.promptrefinery.retrieval.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The documents of a folder and its subfolders, in the order of their names. Files that are no documents are named with
 * a reason; hidden ones are passed over. Texts stay on the disk until they are asked for.
 */
public final class Documents {

    private static final int NAMED = 3;

    private final List<Document> all;
    private final List<Skipped> skipped;

    private Documents(List<Document> all, List<Skipped> skipped) {
        this.all = List.copyOf(all);
        this.skipped = List.copyOf(skipped);
    }

    /**
     * Reads all files of a folder once, to see which can be used. A link counts where it stands if it leads to a file
     * in the folder that is not read anyway; others, and links to folders, are skipped.
     *
     * @throws UnusableDocuments when there is no such folder, or nothing in it can be used
     */
    public static Documents read(Path folder) {
        return read(folder, Optional.empty());
    }

    /**
     * The same; texts that take long to get at, which is those of PDFs, are kept by their content for the next time.
     *
     * @param cacheFolder made when it is missing
     * @throws UnusableDocuments when there is no such folder, or nothing in it can be used
     * @throws org.promptrefinery.inference.StorageFailure when the cache cannot be written
     */
    public static Documents read(Path folder, Path cacheFolder) {
        return read(folder, Optional.of(cacheFolder));
    }

    /** Documents in memory, by their names. */
    public static Documents of(Map<String, String> texts) {
        List<Document> all = new ArrayList<>();
        new TreeMap<>(texts).forEach((name, text) -> all.add(HeldDocument.of(name, text)));
        return new Documents(all, List.of());
    }

    private static Documents read(Path folder, Optional<Path> cacheFolder) {
        if (!Files.isDirectory(folder)) {
            throw new UnusableDocuments("There is no folder " + folder + ", which documents are to be read from."
                    + (Files.exists(folder) ? " It is a file; put it into a folder of its own." : ""));
        }
        TextCache cache = new TextCache(cacheFolder);
        List<Document> all = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        Folder.Listing listing = listed(folder);
        skipped.addAll(listing.skipped());
        listing.files().forEach((name, file) -> {
            try {
                all.add(FileDocument.read(name, file, cache));
            } catch (Unreadable unreadable) {
                skipped.add(new Skipped(name, String.valueOf(unreadable.getMessage())));
            }
        });
        if (all.isEmpty()) {
            throw new UnusableDocuments("No document in " + folder + " can be used" + reasons(skipped)
                    + ". A document is " + Format.ACCEPTED + ", with text in it.");
        }
        return new Documents(all, skipped);
    }

    private static Folder.Listing listed(Path folder) {
        try {
            return Folder.list(folder);
        } catch (IOException e) {
            throw new UnusableDocuments("The folder " + folder + " cannot be read: " + Failures.brief(e) + ".");
        }
    }

    private static String reasons(List<Skipped> skipped) {
        if (skipped.isEmpty()) {
            return ": it is empty";
        }
        String more = skipped.size() > NAMED ? "; and " + (skipped.size() - NAMED) + " more" : "";
        return skipped.stream().limit(NAMED).map(Skipped::toString).collect(Collectors.joining("; ", ": ", more));
    }

    /** All that can be used, in the order of their names; at least one, unless made of an empty map. */
    public List<Document> all() {
        return all;
    }

    /** Files that cannot be used, with the reason of each. */
    public List<Skipped> skipped() {
        return skipped;
    }

    /** A hash of all names and texts. */
    public String hash() {
        Hash hash = new Hash();
        all.forEach(document -> hash.with(document.name()).with(document.hash()));
        return hash.hex();
    }
}
