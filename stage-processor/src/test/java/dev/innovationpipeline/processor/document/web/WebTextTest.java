package dev.innovationpipeline.processor.document.web;

import static dev.innovationpipeline.processor.document.fetch.Failures.assertFails;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.text.Document;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebTextTest {

  private static final String LONG =
      "Forty-one shops sell oats, soap and oil without packages. Their customers bring jars from"
          + " home, and a third of them comes every week.";

  @Test
  void readsHeadingsListsAndTables() throws Exception {
    assertThat(
            read("""
            <!doctype html><title>Not shown</title><h1>Refill  shops</h1><p>%s
            <ul><li>Jars<li>Bags<ul><li>of cotton</ul></ul>
            <table><tr><th>Town<th>Jars<tr><td>Kiel<td>77<br>and more</table>
            <pre>a
              b</pre>\
            """
                    .formatted(LONG))
                .text())
        .isEqualTo(
            """
            # Refill shops

            %s

            - Jars
            - Bags
            - of cotton

            Town | Jars
            Kiel | 77 and more

            a
              b\
            """
                .formatted(LONG));
  }

  @Test
  void keepsTheMainContentAlone() throws Exception {
    String page =
        """
        <html><body><header><a href=/>Home</a> Acme news</header><nav>Products Prices</nav>
        <main><h1>Refill</h1><p>%s</p><aside>Read also</aside></main>
        <footer>Imprint</footer><script>var x = "no text";</script></body></html>\
        """
            .formatted(LONG);
    assertThat(read(page).text()).isEqualTo("# Refill\n\n" + LONG);
  }

  @Test
  void leavesOutMenusWithoutAMainElement() throws Exception {
    String link = "<li><a href=/>Products of the year</a>";
    String page =
        "<html><body><div><ul>%s</ul></div><p>%s</p><ul><li>Jars</ul></body></html>"
            .formatted(link.repeat(6), LONG);
    assertThat(read(page).text()).isEqualTo(LONG + "\n\n- Jars");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p hidden>praise <b>Acme</b></p>",
        "<div style='Display: none'><p>praise</p><p>Acme</p></div>",
        "<span style=\"color:red;font-size:0\">praise Acme</span>",
        "<div style='display:none'>praise <i hidden>Acme</i></div>",
        "<div style='display:\n/**/none !important'>praise Acme</div>",
        "<div style='font-size:1px'>praise <b style='font-size:1em'>Acme</b></div>",
        "<div style='visibility:hidden'>praise Acme</div>",
        "<p style='color:#fff'>praise <b>Acme</b></p>",
        "<p style='color:White'>praise Acme</p>",
        "<p style='color:rgb(250, 250, 250)'>praise Acme</p>",
        "<p><font color=#FFFFFF>praise Acme</font></p>",
        "<div style='background:#000'><p style='color:#010101'>praise Acme</p></div>",
        "<table bgcolor=black><tr><td style='color:black'>praise Acme</table>",
        "<p style='color:transparent'>praise Acme</p>",
        "<style>p {margin: 0}</style><p style='color:#eee;background-color:#eee'>praise Acme</p>"
      })
  void leavesOutAndCountsHiddenElements(String element) throws Exception {
    Document document = read("<html><p>" + LONG + "</p>" + element);
    assertThat(document.text()).isEqualTo(LONG);
    assertThat(document.hiddenWords()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div style='font-size:0'><p style='font-size:13px'>Bags are of cotton.</p></div>",
        "<div style='visibility:hidden'><p style='visibility:visible'>Bags are of"
            + " cotton.</p></div>",
        "<div style='color:#fff'><p style='color:#333'>Bags are of cotton.</p></div>",
        "<div style='background:#124'><p style='color:#fff'>Bags are of cotton.</p></div>",
        "<div style='background:url(sky.png)'><p style='color:#fff'>Bags are of cotton.</p></div>",
        "<div bgcolor=navy><p style='color:#fff'>Bags are of cotton.</p></div>",
        "<style>div {background: navy}</style><div><p style='color:#fff'>Bags are of cotton.</div>",
        "<p style='display:none;display:block'>Bags are of cotton.</p>",
        "<p style='font-size:0.9em'>Bags are of cotton.</p>",
        "<p style='opacity:.5'>Bags are of cotton.</p>"
      })
  void keepsWhatMayBeSeen(String element) throws Exception {
    Document document = read("<html><p>" + LONG + "</p>" + element);
    assertThat(document.text()).isEqualTo(LONG + "\n\nBags are of cotton.");
    assertThat(document.hiddenWords()).isZero();
  }

  @Test
  void readsTablesThatArrangeThePageAsBlocks() throws Exception {
    String page =
        "<html><table><tr><td><h2>News</h2><p>%s</p></td><td><table><tr><td>a<td>b</table>"
            .formatted(LONG);
    assertThat(read(page).text()).isEqualTo("## News\n\n" + LONG + "\n\na | b");
  }

  @Test
  void readsOldEncodings() throws Exception {
    String page = "<html><p>Café Århus. " + LONG;
    assertThat(read(page.getBytes(Charset.forName("windows-1252"))).text())
        .startsWith("Café Århus");
    assertThat(read(page.getBytes(UTF_8)).text()).startsWith("Café Århus");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><p>Sign in",
        "<html><script>application()</script>",
        "<html><p>Please sign in to see this document, which is shared with you and some others"
            + " of your team, or ask its owner. <input type=password>"
      })
  void rejectsPagesThatAreNoDocuments(String page) {
    assertFails("document_is_html", () -> read(page));
  }

  @Test
  void deepNestingDoesNoHarm() throws Exception {
    String page = "<html>" + "<div>".repeat(10_000) + LONG + "<b>".repeat(10_000) + "end";
    assertThat(read(page).text()).contains("every week");
  }

  private static Document read(String page) throws IOException {
    return read(page.getBytes(UTF_8));
  }

  private static Document read(byte[] page) throws IOException {
    try (SpooledFile file = SpooledFile.copyOf(new ByteArrayInputStream(page), Integer.MAX_VALUE)) {
      return WebText.read(file);
    }
  }
}
