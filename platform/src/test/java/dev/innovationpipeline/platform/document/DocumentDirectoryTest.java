package dev.innovationpipeline.platform.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.innovationpipeline.schema.document.Passage;
import dev.innovationpipeline.schema.document.Place;
import dev.innovationpipeline.schema.document.ReadText;
import dev.innovationpipeline.schema.document.SourceDocument;
import dev.innovationpipeline.schema.text.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentDirectoryTest {

  private static final String CONTENT = "People refill jars.";
  private static final String ID = Sha256.of(CONTENT);
  private static final SourceDocument SOURCE =
      new SourceDocument(ID, "1", "0123456789abcdef", "text/plain", 1);
  private static final ReadText TEXT =
      new ReadText(
          CONTENT,
          List.of(new Passage("p1.1", new Place(Place.Kind.PAGE, 1, null), 0, CONTENT.length())));

  @TempDir private Path root;

  @Test
  void keepsDocumentsTextsAndNotes() throws Exception {
    DocumentDirectory store = new DocumentDirectory(root.resolve("made/when/missing"));
    assertThat(store.add(stream())).isEqualTo(ID);
    store.addText(SOURCE, TEXT);
    store.note("run", SOURCE);
    assertThat(store.find(ID)).get().extracting(DocumentDirectoryTest::read).isEqualTo(CONTENT);
    assertThat(store.text(SOURCE)).contains(TEXT);
    assertThat(store.ofRun("run")).contains(SOURCE);
    assertThat(store.ofRun("other")).isEmpty();
    assertThat(store.text(new SourceDocument(ID, "2", "0123456789abcdef", "text/plain", 1)))
        .isEmpty();
  }

  @Test
  void deletesADocumentWithAllThatIsOfIt() throws Exception {
    DocumentDirectory store = new DocumentDirectory(root);
    store.add(ID, CONTENT.length(), DocumentDirectoryTest::stream);
    store.addText(SOURCE, TEXT);
    Path left = store.find(ID).orElseThrow().resolveSibling(ID + ".of-a-killed-process.part");
    Files.writeString(left, "People");
    String other = store.add(new ByteArrayInputStream("Rain.".getBytes(UTF_8)));

    store.delete(ID);
    store.delete(ID);

    assertThat(store.find(ID)).isEmpty();
    assertThat(store.text(SOURCE)).isEmpty();
    assertThat(left).doesNotExist();
    assertThat(store.find(other)).isPresent();
    store.note("run", SOURCE);
    store.forgetRun("run");
    store.forgetRun("run");
    assertThat(store.ofRun("run")).isEmpty();
    assertThat(files()).hasSize(1);
  }

  /** As versions of before 29 November 2026 kept uploads. */
  @Test
  void findsAndDeletesDocumentsOfBefore() throws Exception {
    Files.writeString(root.resolve(ID), CONTENT);
    DocumentDirectory store = new DocumentDirectory(root);
    assertThat(store.find(ID)).contains(root.resolve(ID));
    store.add(ID, CONTENT.length(), DocumentDirectoryTest::stream);
    assertThat(files()).containsExactly(root.resolve(ID));
    store.delete(ID);
    assertThat(files()).isEmpty();
  }

  @Test
  void replacesWhatACrashCutShort() throws Exception {
    DocumentDirectory store = new DocumentDirectory(root);
    store.add(stream());
    store.addText(SOURCE, TEXT);
    for (Path file : files()) {
      Files.writeString(file, "x");
    }
    assertThatIOException().isThrownBy(() -> store.text(SOURCE));
    store.add(ID, CONTENT.length(), DocumentDirectoryTest::stream);
    store.addText(SOURCE, TEXT);
    assertThat(store.find(ID)).get().extracting(DocumentDirectoryTest::read).isEqualTo(CONTENT);
    assertThat(store.text(SOURCE)).contains(TEXT);
  }

  @Test
  void leavesNothingOfAFailure() {
    DocumentDirectory store = new DocumentDirectory(root);
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("The connection was reset");
          }

          @Override
          public int read(byte[] target, int from, int length) throws IOException {
            return read();
          }
        };
    assertThatIOException().isThrownBy(() -> store.add(broken));
    assertThatIOException().isThrownBy(() -> store.add(ID, 4, () -> broken));
    assertThat(files()).isEmpty();
  }

  @Test
  void letsManyWriteTheSameAtOnce() throws Exception {
    int writers = 8;
    CountDownLatch begin = new CountDownLatch(writers);
    try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      List<Future<?>> done = new ArrayList<>();
      for (int writer = 0; writer < writers; writer++) {
        DocumentDirectory store = new DocumentDirectory(root); // as another process has
        done.add(
            threads.submit(
                () -> {
                  begin.countDown();
                  begin.await();
                  store.add(stream());
                  store.add(ID, CONTENT.length(), DocumentDirectoryTest::stream);
                  store.addText(SOURCE, TEXT);
                  store.note("run", SOURCE);
                  return store.text(SOURCE).orElseThrow();
                }));
      }
      for (Future<?> each : done) {
        assertThat(each.get()).isEqualTo(TEXT);
      }
    }
    assertThat(files()).hasSize(3);
  }

  /** Names that come from events must not lead out of the directory. */
  @ParameterizedTest
  @ValueSource(strings = {"", "..", "../../etc/passwd", "AB", "a/b"})
  void takesNoNamesThatAreNone(String name) throws Exception {
    DocumentDirectory store = new DocumentDirectory(root.resolve("store"));
    assertThat(store.find(name)).isEmpty();
    store.delete(name);
    assertThat(store.text(new SourceDocument(name, "1", "0123456789abcdef", "", 0))).isEmpty();
    assertThat(store.text(new SourceDocument(ID, "1", name, "", 0))).isEmpty();
    assertThat(store.text(new SourceDocument(ID, "../" + name, "0123456789abcdef", "", 0)))
        .isEmpty();
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> store.add(name, 1, DocumentDirectoryTest::stream));
  }

  private List<Path> files() {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static InputStream stream() {
    return new ByteArrayInputStream(CONTENT.getBytes(UTF_8));
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
