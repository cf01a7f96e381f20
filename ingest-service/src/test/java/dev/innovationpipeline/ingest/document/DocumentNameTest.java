package dev.innovationpipeline.ingest.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.platform.document.UploadAddress;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentNameTest {

  private static final String HASH = "a".repeat(64);
  private static final String UPLOAD = "http://host.example/documents/" + HASH;
  private static final int MAX_URL_LENGTH = 2048;

  @ParameterizedTest
  @CsvSource({
    "Trends.pdf, Trends.pdf",
    "C:\\reports\\Trends.pdf, Trends.pdf",
    "../../etc/passwd, passwd",
    "Étude n° 3 + 4 & 5?.pdf, Étude n° 3 + 4 & 5?.pdf",
    "乳清.pdf, 乳清.pdf",
    "<b>bold</i>, i>",
    "a\u001B[31m\u202Eb  c.pdf, a[31mb c.pdf",
  })
  void anUploadKeepsTheNameOfItsFile(String file, String name) {
    assertThat(DocumentName.ofFile(file)).contains(name);
    assertThat(DocumentName.of(UPLOAD + DocumentName.query(name))).isEqualTo(name);
    assertThat(UploadAddress.idOf(UPLOAD + DocumentName.query(name))).contains(HASH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "folder/", "\u0000"})
  void aFileMayHaveNoName(String file) {
    assertThat(DocumentName.ofFile(file)).isEmpty();
  }

  @Test
  void anUploadWithoutANameHasNone() {
    assertThat(DocumentName.of(UPLOAD)).isNull();
    assertThat(DocumentName.of(UPLOAD + "?other=1")).isNull();
    assertThat(UploadAddress.idOf(UPLOAD)).contains(HASH);
    assertThat(UploadAddress.idOf(UPLOAD + "0?name=a")).isEmpty();
  }

  /** Each is the same document to the processor that fetches it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://localhost:8080/documents/./ID",
        "https://localhost:8080/documents/x/../ID",
        "https://localhost:8080/x/%2e%2e/documents/ID",
        "https://localhost:8080/%64ocuments/ID",
        "https://localhost:8080/documents/ID#f",
        "https://localhost:8080/documents/ID?",
        "https://localhost:8080/documents/ID?other=1",
        "HTTPS://localhost:8080/documents/ID",
        "  https://localhost:8080\\documents\\ID ",
      })
  void otherSpellingsNameTheSameUpload(String address) {
    assertThat(UploadAddress.idOf(address.replace("ID", HASH))).contains(HASH);
    assertThat(UploadAddress.idOf(address.replace("ID", "%61" + HASH.substring(1)))).isPresent();
  }

  @Test
  void otherAddressesNameTheirLastPart() {
    assertThat(DocumentName.of("https://host.example/a/Report%20One+.pdf?name=other"))
        .isEqualTo("Report One+.pdf");
    assertThat(DocumentName.of("https://host.example/a%1B%E2%80%AEb")).isEqualTo("ab");
    assertThat(DocumentName.of("no url at all")).isNull();
    assertThat(DocumentName.of("https://host.example/")).isNull();
  }

  @Property
  void namesAreBoundedAndFitAnAddress(@ForAll String file) {
    DocumentName.ofFile(file.repeat(50))
        .ifPresent(
            name -> {
              assertThat(name).hasSizeLessThanOrEqualTo(100).doesNotContain("\n");
              String url = UPLOAD + DocumentName.query(name);
              assertThat(url).hasSizeLessThan(MAX_URL_LENGTH);
              assertThat(DocumentName.of(url)).isEqualTo(name);
            });
  }
}
