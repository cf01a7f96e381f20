package dev.innovationpipeline.ingest.share;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.share.SharedCards.SharedCard;
import dev.innovationpipeline.ingest.share.SharedCards.SharedQuote;
import dev.innovationpipeline.ingest.share.SharedCards.SharedText;
import dev.innovationpipeline.schema.text.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SharedPageTest {

  private static final String HOSTILE = "</style><script>alert(1)</script>\" onload='x' & more";

  private final SharedPage page = new SharedPage();

  @Test
  void textsFromOutsideAreTexts() {
    SharedCard hostile =
        new SharedCard(
            1,
            HOSTILE,
            HOSTILE,
            List.of(new SharedText(HOSTILE, HOSTILE)),
            List.of(HOSTILE),
            List.of(new SharedQuote(HOSTILE, HOSTILE)));
    String html =
        page.of(
            new SharedCards(
                HOSTILE, HOSTILE, HOSTILE, Instant.EPOCH, Instant.EPOCH, List.of(hostile)));
    assertThat(html).doesNotContain("<script", "' onload", "onload='x'").contains("&lt;script");
    assertThat(html.split("</style>", -1)).hasSize(2);
    assertThat(html.split("&amp; more", -1)).hasSizeGreaterThan(9);
  }

  @Test
  void thePolicyAdmitsTheStylesOfThePageAlone() {
    String html = page.of(cards(List.of(card(1))));
    String styles = html.substring(html.indexOf("<style>") + 7, html.indexOf("</style>"));
    assertThat(page.policy())
        .contains(
            "'sha256-"
                + Base64.getEncoder().encodeToString(Sha256.digest().digest(styles.getBytes(UTF_8)))
                + "'");
    assertThat(html).doesNotContain("style=", "src=", "href=");
  }

  @Test
  void everyCardIsThereInItsDirectionAndLanguage() throws IOException {
    SharedCard arabic =
        new SharedCard(
            4,
            "بطاقة الفرصة: ألبان محلية",
            "عربي",
            List.of(new SharedText("Problem", "مشكلة الناس أنهم لا يعرفون المزرعة.\nفقرة ثانية.")),
            null,
            List.of(new SharedQuote("تريد العائلات معرفة المزارع", "page 3")));
    SharedCard japanese =
        new SharedCard(
            5,
            "顔の見える牛乳",
            "ひとこと",
            List.of(new SharedText("Problem", "消費者は産地を知りたいと考えている。")),
            List.of("Inspiration 1", "Principle 2: Openness"),
            List.of());
    List<SharedCard> all =
        Stream.concat(
                IntStream.rangeClosed(1, 3).mapToObj(SharedPageTest::card),
                Stream.of(arabic, japanese))
            .toList();
    String html = page.of(cards(all));
    assertThat(html)
        .contains(
            "lang=\"ar-SA\"",
            "lang=\"ja-JP\"",
            "<p dir=\"auto\">فقرة ثانية.</p>",
            "5 cards",
            "29 November 2026",
            "Principle 2: Openness");
    Path file = Path.of("target", "share-page.html");
    Files.writeString(file, html);
  }

  @Test
  void aRefusalSaysWhy() {
    assertThat(page.of(Problems.notFound("It <has> ended.").getBody()))
        .contains("<h1>Not found</h1>", "It &lt;has&gt; ended.");
  }

  private static SharedCards cards(List<SharedCard> cards) {
    return new SharedCards(
        "Ideas for the autumn range",
        "Lactalis Canada",
        "dairy-trends.pdf",
        Instant.parse("2026-11-29T10:00:00Z"),
        Instant.parse("2026-12-29T10:00:00Z"),
        cards);
  }

  private static SharedCard card(int number) {
    String words =
        "People ask for something that most offers do not give: families want to know which farms"
            + " supply the carton, how far the milk travelled and what the farmer was paid. ";
    return new SharedCard(
        number,
        "Beatrice: Known by Name",
        "Meet the people who made it, batch by batch.",
        List.of(
            new SharedText("Problem", words + words),
            new SharedText("Solution", words + words),
            new SharedText("Why Now", words),
            new SharedText("Target Segment", "Families with children in cities"),
            new SharedText("Quick Win", "Name the farms of one dairy on one carton.")),
        null,
        List.of(
            new SharedQuote(
                "Families want to know which farms supply the carton, how far the milk travelled.",
                "page 3"),
            new SharedQuote("What the farmer was paid.", "page 12")));
  }
}
