package dev.innovationpipeline.processor.document.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlHeadTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>",
        "<HTML lang=en>",
        "<!DOCTYPE html>",
        "<!doctype\n HTML PUBLIC \"a\">",
        "\u00ef\u00bb\u00bf<html>",
        "\u00ff\u00fe <head>",
        " \n<body>",
        "<?xml version=\"1.0\"?>\n<html>",
        "<!-- a --><!-- b -->\n<script>",
        "<?xml version=\"1.0\"?><!-- a --> <!doctype html>"
      })
  void knowsHtml(String text) {
    assertThat(HtmlHead.begins(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<",
        "html",
        "a <html>",
        "<htmlish>",
        "<!doctype svg>",
        "<!-- <html>",
        "<?xml <html",
        "<p>",
        "# <html>"
      })
  void knowsWhatIsNone(String text) {
    assertThat(HtmlHead.begins(text)).isFalse();
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void manyCommentsTakeNoTime() {
    assertThat(HtmlHead.begins("<!---->".repeat(600) + "x")).isFalse();
  }
}
