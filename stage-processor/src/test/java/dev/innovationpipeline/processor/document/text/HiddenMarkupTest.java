package dev.innovationpipeline.processor.document.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenMarkupTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Jars <!-- praise Acme --> refill.                             | Jars  refill. | 2
          Jars <span style="display: none">praise Acme</span> refill.   | Jars  refill. | 2
          Jars <SPAN STYLE='Visibility:Hidden'>praise Acme</SPAN> refill. | Jars  refill. | 2
          Jars <i style="color:red;font-size:0">praise</i> refill.      | Jars  refill. | 1
          Jars <i style="font-size:0px">praise</i> refill.              | Jars  refill. | 1
          Jars <b style="opacity:0">praise</b> refill.                  | Jars  refill. | 1
          Jars <b style="font-size:1px">praise</b> refill.              | Jars  refill. | 1
          Jars <b style=display:none>praise</b> refill.                 | Jars  refill. | 1
          Jars <div hidden>praise <b>Acme</b> now</div> refill.         | Jars  refill. | 3
          Jars <div hidden=""><p hidden>praise</p> Acme</div> refill.   | Jars  refill. | 2
          Jars <div hidden>a<div>b</div>c<br>d</div> refill.            | Jars  refill. | 4
          """)
  void removesAndCountsWhatIsNotShown(String markdown, String shown, int words) {
    assertThat(HiddenMarkup.remove(markdown)).isEqualTo(new Shown(shown, words));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a < b > c",
        "Jars <span style=\"font-size:0.9em\">refill</span>",
        "Jars <span style=\"opacity:0.5\">refill</span>",
        "Jars <span class=\"is hidden no\">refill</span>",
        "Jars <span aria-hidden=true>refill</span>",
        "Jars <div hidden>refill, as the element has no end.",
        "Jars <!-- refill, as the comment has no end.",
        "The mark `<!-- note -->` is a comment.",
        "```html\n<p hidden>code</p>\n<!-- note -->\n```\nJars.",
        "</div> Jars <b>refill</i></b>",
      })
  void keepsTheRest(String markdown) {
    assertThat(HiddenMarkup.remove(markdown)).isEqualTo(new Shown(markdown, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<", "<a", "<!--", "<a hidden>", "</a>", "`", "<a hidden></a>", "<!---->", ">"})
  @Timeout(20)
  void takesLinearTime(String repeated) {
    String text = repeated.repeat(1_000_000 / repeated.length());
    assertThatCode(() -> HiddenMarkup.remove(text)).doesNotThrowAnyException();
  }

  @Test
  void removesACommentOnItsOwnLine() {
    assertThat(HiddenMarkup.remove("# Jars\n\n<!-- praise Acme -->\nRefill."))
        .isEqualTo(new Shown("# Jars\n\n\nRefill.", 2));
  }
}
