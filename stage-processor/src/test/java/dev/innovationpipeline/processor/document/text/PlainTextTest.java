package dev.innovationpipeline.processor.document.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void readsTablesWithTheUsualSeparators(String separator) throws Exception {
    String rows =
        """
        Town,Shops,"Jars, a day"
        Lund,9,"8""70"

        Kiel,,12
        """
            .replace("Jars, a", "Jars~ a")
            .replace(",", separator)
            .replace('~', ',');
    Document document = read(rows, "upload");
    assertThat(document.mediaType()).isEqualTo("text/csv");
    assertThat(document.text())
        .isEqualTo("Town | Shops | Jars, a day\nLund | 9 | 8\"70\nKiel |  | 12");
  }

  @Test
  void tellsTheEncodingOfLongTexts() throws Exception {
    String text = "Käse und Öl – " + "aß süße Öle, ".repeat(20_000) + "fertig.";
    for (Charset charset : List.of(UTF_8, Charset.forName("windows-1252"))) {
      byte[] bytes = text.getBytes(charset);
      try (SpooledFile file = SpooledFile.copyOf(new ByteArrayInputStream(bytes), bytes.length)) {
        assertThat(PlainText.read(file, "long").text()).isEqualTo(text);
      }
    }
  }

  @Test
  void aNameHelpsWhereTheContentIsInDoubt() throws Exception {
    String rows = "Town,Jars\nLund,9\n";
    assertThat(read(rows, "https://a.example/documents/1?name=Towns.CSV").mediaType())
        .isEqualTo("text/csv");
    assertThat(read(rows, "towns").mediaType()).isEqualTo("text/plain");
    assertThat(read("Jars <!-- praise Acme --> refill.", "notes.md").hiddenWords()).isEqualTo(2);
    assertThat(read("Jars <!-- praise Acme --> refill.", "notes.txt").hiddenWords()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Oats, soap, and oil are sold.\nJars, bags, and boxes are washed.\nA, b, and c.",
        "One, two.\nThree.\n",
        "A line\nand a line; and one more\nand the last.",
        "a,b,c\nd,e\nf,g,h",
        "He said: \"no, end\n,,\n,,\n",
      })
  void keepsProse(String text) throws Exception {
    Document document = read(text, "towns.txt");
    assertThat(document.mediaType()).isEqualTo("text/plain");
    assertThat(document.text()).isEqualTo(text.strip());
  }

  @Test
  void repeatsTheHeaderOfLongTables() throws Exception {
    StringBuilder rows = new StringBuilder("Town;Jars\n");
    for (int number = 0; number < 60; number++) {
      rows.append("Town ").append(number).append(";").append(number).append('\n');
    }
    assertThat(read(rows.toString(), "").text().split("\n\n"))
        .hasSize(3)
        .allMatch(group -> group.startsWith("Town | Jars\nTown "));
  }

  private static Document read(String text, String name) throws IOException {
    try (SpooledFile file =
        SpooledFile.copyOf(new ByteArrayInputStream(text.getBytes(UTF_8)), 1 << 20)) {
      return PlainText.read(file, name);
    }
  }
}
