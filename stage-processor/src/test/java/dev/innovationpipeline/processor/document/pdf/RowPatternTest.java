package dev.innovationpipeline.processor.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowPatternTest {

  /** The first row is on page 5. */
  @ParameterizedTest
  @CsvSource({
    "Annual report, 6, Annual report, true",
    "Annual report, 6, Yearly report, false",
    "5, 6, 6, true",
    "5, 9, 9, true",
    "5, 6, 7, false",
    "17, 6, 18, true",
    "17, 4, 16, true",
    "Page 5 of 20, 8, Page 8 of 20, true",
    "Page 5 of 20, 8, Page 5 of 20, true",
    "Total 12 30, 6, Total 14 31, false",
    "Report 2025 | 5, 6, Report 2025 | 6, true",
    "iv, 6, v, true",
    "xix, 7, xxi, true",
    "iv, 6, vi, false",
    "2025112900001234, 6, 2025112900001234, true",
    "2025112900001234, 6, 2025112900001235, false",
    "Annual report, 5, Annual report, false",
  })
  void isRepeatedByEqualTextsWhoseNumbersCountThePages(
      String row, int page, String other, boolean repeated) {
    assertThat(RowPattern.of(5, row).isRepeatedBy(RowPattern.of(page, other))).isEqualTo(repeated);
  }
}
