package dev.innovationpipeline.ingest.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.ingest.document.DocumentArchive.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentArchiveTest {

  private static final int MAX_ENTRY = 3 << 20;
  private static final int MAX_ALL = 4 << 20;

  @TempDir Path directory;
  private final Map<String, Integer> taken = new LinkedHashMap<>();

  @Test
  void eachFileIsADocumentUnderItsOwnName() throws IOException {
    assertThat(
            read(
                entry("a.txt", "text"),
                entry("folder/", ""),
                entry("folder/deep/b.md", "more"),
                entry("../../etc/passwd", "a name"),
                entry("Bericht – 慢.txt", "text")))
        .isEmpty();
    assertThat(taken).containsOnlyKeys("a.txt", "b.md", "passwd", "Bericht – 慢.txt");
    assertThat(taken.get("b.md")).isEqualTo(4);
  }

  @Test
  void hiddenEntriesArePassedOver() throws IOException {
    assertThat(
            read(
                entry("__MACOSX/._a.txt", "x"),
                entry(".DS_Store", "x"),
                entry(".git/config", "x"),
                entry("a.txt", "x")))
        .isEmpty();
    assertThat(taken).containsOnlyKeys("a.txt");
  }

  @Test
  void aBadEntryIsRefusedByItsNameAndTheOthersAreTaken() throws IOException {
    assertThat(
            read(
                entry("empty.txt", ""),
                entry("in.zip", "PK"),
                new Entry("bomb.txt", new byte[2 << 20]),
                new Entry("large.bin", noise(MAX_ENTRY + 1)),
                entry("good.txt", "x")))
        .extracting(Refused::name)
        .containsExactly("empty.txt", "in.zip", "bomb.txt", "large.bin");
    assertThat(taken).containsOnlyKeys("good.txt");
  }

  @Test
  void allTogetherAreLimitedToo() throws IOException {
    List<Refused> refused =
        read(
            new Entry("1.bin", noise(2 << 20)),
            new Entry("2.bin", noise(2 << 20)),
            new Entry("3.bin", noise(10)));
    assertThat(refused).extracting(Refused::name).containsExactly("3.bin");
    assertThat(refused.getFirst().reason()).contains("max-unpacked");
  }

  @Test
  void whatIsNoArchiveOrHasTooManyEntriesIsRefused() throws IOException {
    Path text = Files.writeString(directory.resolve("text.zip"), "no archive");
    assertThatThrownBy(() -> archive().read(text, (name, content) -> {}))
        .isInstanceOf(ZipException.class);
    Entry[] many = new Entry[DocumentArchive.MAX_ENTRIES + 1];
    for (int i = 0; i < many.length; i++) {
      many[i] = entry(i + ".txt", "x");
    }
    assertThatThrownBy(() -> read(many))
        .isInstanceOf(ZipException.class)
        .hasMessageContaining("201 entries");
  }

  private record Entry(String name, byte[] content) {}

  private static Entry entry(String name, String content) {
    return new Entry(name, content.getBytes(UTF_8));
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  private static DocumentArchive archive() {
    return new DocumentArchive(MAX_ENTRY, MAX_ALL);
  }

  private List<Refused> read(Entry... entries) throws IOException {
    Path file = directory.resolve("documents.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Entry entry : entries) {
        out.putNextEntry(new ZipEntry(entry.name()));
        out.write(entry.content());
        out.closeEntry();
      }
    }
    return archive().read(file, (name, content) -> taken.put(name, content.readAllBytes().length));
  }
}
