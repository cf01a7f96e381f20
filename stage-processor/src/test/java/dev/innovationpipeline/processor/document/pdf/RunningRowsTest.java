package dev.innovationpipeline.processor.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.document.pdf.word.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunningRowsTest {

  private static final int LEADING = 12;
  private static final double TOP = 100;

  private final RunningRows running = new RunningRows();

  @Test
  void leavesOutHeadersFootersAndPageNumbers() {
    List<PageWords> pages =
        pages(
            4,
            page ->
                List.of(
                    line("Annual report", 40, 9),
                    line("Acme | Confidential", 52, 9),
                    line("Page " + page + " of 4", 760, 9)));
    assertThat(texts(running.leaveOut(pages))).containsExactly(body(1), body(2), body(3), body(4));
    assertThat(running.texts())
        .startsWith("Annual report", "Acme | Confidential", "Page 1 of 4")
        .hasSize(12);
  }

  @Test
  void leavesOutHeadersOfEverySecondPage() {
    List<PageWords> pages =
        pages(6, page -> List.of(line(page % 2 == 0 ? page + " Report" : "Trends " + page, 40, 9)));
    assertThat(texts(running.leaveOut(pages))).contains(body(1), body(2), body(6));
  }

  @Test
  void leavesTwoPagesAsTheyAre() {
    List<PageWords> pages = pages(2, page -> List.of(line("Annual report", 40, 9)));
    assertThat(running.leaveOut(pages)).isEqualTo(pages);
  }

  @Test
  void keepsAHeadingThatRepeatsWithinTheBody() {
    List<PageWords> pages =
        pages(
            3,
            page ->
                List.of(
                    line(text(page, 20), TOP - 5 * LEADING, 10),
                    line("Results", TOP - 2 * LEADING, 10)));
    assertThat(running.leaveOut(pages)).isEqualTo(pages);
  }

  @Test
  void keepsTheLargeTitleOfSlides() {
    List<PageWords> pages = pages(3, page -> List.of(line("Results", 50, 24)));
    assertThat(running.leaveOut(pages)).isEqualTo(pages);
  }

  @Test
  void keepsTheFirstRowOfATableThatGoesOn() {
    List<PageWords> pages =
        pages(
            3,
            page -> List.of(line("Annual report", 40, 9), line("Year Sales", TOP - LEADING, 10)));
    assertThat(texts(running.leaveOut(pages)))
        .allSatisfy(text -> assertThat(text).startsWith("Year Sales\n"));
    assertThat(running.texts()).containsOnly("Annual report");
  }

  @Test
  void keepsRowsOfNumbersThatDoNotCountThePages() {
    List<PageWords> pages = pages(3, page -> List.of(line("Total " + 7 * page * page, 700, 10)));
    assertThat(running.leaveOut(pages)).isEqualTo(pages);
  }

  @Test
  void keepsRowsAtAnotherHeight() {
    List<PageWords> pages = pages(3, page -> List.of(line("A note", 600 + 20 * page, 10)));
    assertThat(running.leaveOut(pages)).isEqualTo(pages);
  }

  @Test
  void keepsPagesThatHaveNothingElse() {
    List<PageWords> pages =
        IntStream.rangeClosed(1, 3)
            .mapToObj(page -> new PageWords(page, List.of(List.of(line("Acme", 40, 9)))))
            .toList();
    assertThat(running.leaveOut(pages)).isEqualTo(pages);
  }

  @Test
  void knowsTheRowsOfPagesGivenBefore() {
    List<PageWords> pages = pages(4, page -> List.of(line("Annual report", 40, 9)));
    running.leaveOut(pages.subList(0, 3));
    assertThat(texts(running.leaveOut(pages.subList(3, 4)))).containsExactly(body(4));
  }

  /** Ten lines of text, which differ from page to page, and other rows. */
  private static List<PageWords> pages(int count, IntFunction<List<Word>> others) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            page -> {
              List<Word> words = new ArrayList<>(others.apply(page));
              for (int row = 0; row < 10; row++) {
                words.add(line(text(page, row), TOP + row * LEADING, 10));
              }
              return new PageWords(page, List.of(words));
            })
        .toList();
  }

  private static String text(int page, int row) {
    return "words".repeat(page) + (char) ('a' + row);
  }

  private static String body(int page) {
    return String.join("\n", IntStream.range(0, 10).mapToObj(row -> text(page, row)).toList());
  }

  private static List<String> texts(List<PageWords> pages) {
    return pages.stream()
        .map(page -> String.join("\n\n", PageLayout.textsOf(page.directions())))
        .toList();
  }

  private static Word line(String text, double baseline, double size) {
    return new Word(text, 10, 10 + 5 * text.length(), baseline, size, false, 1.2);
  }
}
