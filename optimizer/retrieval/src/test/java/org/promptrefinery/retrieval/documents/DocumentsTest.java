package org.promptrefinery.retrieval.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {

    @TempDir
    Path folder;

    @BeforeEach
    void oneThatCanBeUsed() throws IOException {
        put("usable.txt", "Usable.");
    }

    private void put(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private void put(String name, String text) throws IOException {
        put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private String reason(String name) {
        return Documents.read(folder).skipped().stream()
                .filter(skipped -> skipped.path().equals(name))
                .map(Skipped::reason)
                .findFirst()
                .orElse("not skipped");
    }

    private String text(String name) {
        return Documents.read(folder).all().stream()
                .filter(document -> document.name().equals(name))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private List<String> names() {
        return Documents.read(folder).all().stream().map(Document::name).toList();
    }

    @Test
    void allFormsAreReadInTheOrderOfTheirNames() throws IOException {
        put("b/guide.MD", "# Hours\nOpen at nine.\n");
        put("a.pdf", Pdfs.of("Romeo is Bob."));
        put("c.html", "<p>Juliet is Ann.</p>");
        assertThat(names()).containsExactly("a.pdf", "b/guide.MD", "c.html", "usable.txt");
        assertThat(text("a.pdf").strip()).isEqualTo("Romeo is Bob.");
        assertThat(text("b/guide.MD").strip()).isEqualTo("\fHours\n\nOpen at nine.".strip());
        assertThat(text("c.html").strip()).isEqualTo("Juliet is Ann.");
        assertThat(Documents.read(folder).skipped()).isEmpty();
    }

    @Test
    void hiddenFilesAndFoldersArePassedOver() throws IOException {
        put(".hidden.txt", "x");
        put(".git/config.txt", "x");
        assertThat(names()).containsExactly("usable.txt");
        assertThat(Documents.read(folder).skipped()).isEmpty();
    }

    @Test
    void whatCannotBeUsedIsNamedWithItsReason() throws IOException {
        put("empty.txt", "");
        put("blank.md", " \n\n\t");
        put("binary.txt", new byte[] {'a', 0, 'b'});
        put("latin.txt", "déjà".getBytes(StandardCharsets.ISO_8859_1));
        put("table.xlsx", "x");
        put("README", "x");
        put("scripts.html", "<script>alert(1)</script>");
        assertThat(reason("empty.txt")).isEqualTo("is empty");
        assertThat(reason("blank.md")).isEqualTo("has no text in it");
        assertThat(reason("binary.txt")).isEqualTo("is binary, not text");
        assertThat(reason("latin.txt")).isEqualTo("is not UTF-8 text; save it as UTF-8");
        assertThat(reason("table.xlsx")).isEqualTo("is not a .txt, .md, .html or .pdf file");
        assertThat(reason("README")).startsWith("is not a .txt");
        assertThat(reason("scripts.html")).isEqualTo("has no text in it");
        assertThat(Documents.read(folder).skipped()).hasSize(7);
        assertThat(names()).containsExactly("usable.txt");
    }

    @Test
    void aHugeFileIsNamed() throws IOException {
        try (RandomAccessFile huge =
                new RandomAccessFile(folder.resolve("huge.txt").toFile(), "rw")) {
            huge.setLength(FileDocument.LARGEST + 1L);
        }
        assertThat(reason("huge.txt")).isEqualTo("is larger than 50 MB");
    }

    @Test
    void tooManyCharactersAreNamed() throws IOException {
        byte[] bytes = new byte[Format.MOST_CHARACTERS + 1];
        Arrays.fill(bytes, (byte) 'a');
        put("long.txt", bytes);
        assertThat(reason("long.txt")).isEqualTo("holds more than 20 million characters");
    }

    @Test
    void pdfsThatCannotBeReadAreNamed() throws IOException {
        byte[] sound = Pdfs.of("Romeo is Bob.");
        put("password.pdf", Pdfs.protectedBy("secret", new AccessPermission()));
        AccessPermission reading = new AccessPermission();
        reading.setCanExtractContent(false);
        put("protected.pdf", Pdfs.protectedBy("", reading));
        put("truncated.pdf", Arrays.copyOf(sound, sound.length / 4));
        put("noise.pdf", "this is no PDF");
        put("picture.pdf", Pdfs.picture());
        assertThat(reason("password.pdf")).isEqualTo("is encrypted with a password");
        assertThat(reason("protected.pdf")).startsWith("is protected");
        assertThat(reason("truncated.pdf")).startsWith("is no PDF that can be read: ");
        assertThat(reason("noise.pdf")).startsWith("is no PDF that can be read: ");
        assertThat(reason("picture.pdf")).isEqualTo("has no text in it, such as scanned pages do");
    }

    @Test
    void aPdfOfWhichAnyBytesAreBrokenIsReadOrNamed() throws IOException {
        byte[] sound = Pdfs.of("Romeo is Bob.");
        for (int i = 0; i < sound.length; i += 37) {
            byte[] broken = sound.clone();
            Arrays.fill(broken, i, Math.min(i + 8, broken.length), (byte) '(');
            put("broken" + i + ".pdf", broken);
            put("cut" + i + ".pdf", Arrays.copyOf(sound, i + 1));
        }
        Documents documents = Documents.read(folder);
        int all = 1 + 2 * ((sound.length + 36) / 37);
        assertThat(documents.all().size() + documents.skipped().size()).isEqualTo(all);
        assertThat(documents.skipped()).isNotEmpty();
    }

    @Test
    void aPdfThatAnyoneMayOpenIsRead() throws IOException {
        put("open.pdf", Pdfs.protectedBy("", new AccessPermission()));
        assertThat(text("open.pdf").strip()).isEqualTo("A secret.");
    }

    @Test
    void pagesOfAPdfArePartedAndHyphensAtLineEndsRemoved() throws IOException {
        put("two.pdf", Pdfs.of(List.of(List.of("An exam-", "ple."), List.of("Page two.")), _ -> {}));
        assertThat(text("two.pdf").strip()).matches("An example\\.\\n\\n\\s*Page two\\.");
    }

    @Test
    void marksAtTheBeginningSayHowTextIsEncoded() throws IOException {
        put("utf8.txt", "\uFEFFdéjà");
        put("utf16.txt", "\uFEFFdéjà".getBytes(StandardCharsets.UTF_16LE));
        put("utf16be.html", "\uFEFF<p>déjà".getBytes(StandardCharsets.UTF_16BE));
        put("latin.html", "<meta charset=iso-8859-1><p>déjà".getBytes(StandardCharsets.ISO_8859_1));
        put("nowhere.html", "<p>déjà".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(text("utf8.txt")).isEqualTo("déjà");
        assertThat(text("utf16.txt")).isEqualTo("déjà");
        assertThat(text("utf16be.html").strip()).isEqualTo("déjà");
        assertThat(text("latin.html").strip()).isEqualTo("déjà");
        assertThat(reason("nowhere.html")).contains("UTF-8");
    }

    @Test
    void linksNeverLeadOutOfTheFolderOrRoundInIt(@TempDir Path outside) throws IOException {
        Files.writeString(outside.resolve("secret.txt"), "secret");
        put("..data/mounted.txt", "Mounted.");
        put("sub/a.txt", "A.");
        link("out.txt", outside.resolve("secret.txt"));
        link("outside", outside);
        link("sub/loop", folder);
        link("self.txt", folder.resolve("self.txt"));
        link("twice.txt", folder.resolve("sub/a.txt"));
        link("mounted.txt", folder.resolve("..data/mounted.txt"));
        assertThat(names()).containsExactly("mounted.txt", "sub/a.txt", "usable.txt");
        assertThat(reason("out.txt")).isEqualTo("is a link that leads out of the folder");
        assertThat(reason("outside")).isEqualTo("is a link that leads out of the folder");
        assertThat(reason("sub/loop")).isEqualTo("is a link to what is no file");
        assertThat(reason("self.txt")).isEqualTo("is a link that leads nowhere");
        assertThat(reason("twice.txt")).isEqualTo("is a link to a file that is read itself");
    }

    private void link(String name, Path target) {
        try {
            Files.createSymbolicLink(folder.resolve(name), target);
        } catch (IOException | UnsupportedOperationException e) {
            assumeTrue(false, "no links here");
        }
    }

    @Test
    void aFolderOfNothingUsableSaysWhy() throws IOException {
        Files.delete(folder.resolve("usable.txt"));
        assertThatThrownBy(() -> Documents.read(folder))
                .isInstanceOf(UnusableDocuments.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("it is empty");
        for (int i = 0; i < 5; i++) {
            put(i + ".txt", "");
        }
        assertThatThrownBy(() -> Documents.read(folder))
                .hasMessageContaining("0.txt is empty; 1.txt is empty; 2.txt is empty; and 2 more")
                .hasMessageContaining("a .txt, .md, .html or .pdf file");
    }

    @Test
    void aFolderThatIsNoneSaysSo() {
        assertThatThrownBy(() -> Documents.read(folder.resolve("missing")))
                .isInstanceOf(UnusableDocuments.class)
                .hasMessageContaining("There is no folder");
        assertThatThrownBy(() -> Documents.read(folder.resolve("usable.txt"))).hasMessageContaining("It is a file");
    }

    @Test
    void theHashFollowsNamesAndContent() throws IOException {
        String before = Documents.read(folder).hash();
        assertThat(Documents.read(folder).hash()).isEqualTo(before);
        put("usable.txt", "Usable!");
        String changed = Documents.read(folder).hash();
        Files.move(folder.resolve("usable.txt"), folder.resolve("renamed.txt"));
        assertThat(Documents.read(folder).hash()).isNotEqualTo(changed);
        assertThat(changed).isNotEqualTo(before);
    }

    @Test
    void aDocumentThatChangedSinceIsNotTakenForTheOldOne() throws IOException {
        Document document = Documents.read(folder).all().getFirst();
        put("usable.txt", "Changed.");
        assertThatThrownBy(document::text)
                .isInstanceOf(UnusableDocuments.class)
                .hasMessageContaining("has changed since it was first read");
    }

    @Test
    void textsOfPdfsAreKept(@TempDir Path cache) throws IOException {
        put("a.pdf", Pdfs.of("Romeo is Bob."));
        Documents.read(folder, cache);
        List<Path> kept;
        try (Stream<Path> files = Files.list(cache)) {
            kept = files.toList();
        }
        assertThat(kept).hasSize(1);
        Files.writeString(kept.getFirst(), "From the cache.");
        assertThat(Documents.read(folder, cache).all().getFirst().text()).isEqualTo("From the cache.");
    }

    @Test
    void documentsInMemoryAreReadToo() {
        assertThat(Documents.of(Map.of("b", "B\r\nb\f", "a", "A")).all())
                .extracting(Document::name, Document::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", "A"),
                        org.assertj.core.groups.Tuple.tuple("b", "B\nb\n\n"));
    }
}
