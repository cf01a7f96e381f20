package dev.innovationpipeline.ingest.export.flat;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeCellTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1+cmd",
        "-2+3",
        "@SUM(A1)",
        "=cmd|' /C calc'!A0",
        " =1",
        "＝1+1",
        "|x",
        "%x",
        "-1+cmd|'/C calc'!A0",
        "+49 30 +1",
        "-(1)"
      })
  void aFormulaIsATextByAnApostrophe(String text) {
    assertThat(SafeCell.isFormula(text)).isTrue();
    assertThat(SafeCell.of(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Plain",
        "-5",
        "+3.5 %",
        "-1,200",
        "a = b",
        "x@example.org",
        "first\n- second\n- third",
        "– dash",
        "62 % of dairies",
        "1; 2; 3",
        "'quoted'",
        "a-b+c"
      })
  void ordinaryTextStaysAsItIs(String text) {
    assertThat(SafeCell.of(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a;=1+1", "a\n=1+1", "a\t@SUM(A1)", "a; +cmd|x", "a\n-2+cmd|'/C calc'!A0"})
  void aFormulaIsATextAlsoWhereOtherSeparatorsBeginACell(String text) {
    assertThat(SafeCell.of(text)).contains("'").hasSize(text.length() + 1);
    assertThat(SafeCell.of(text).replace("'", "")).isEqualTo(text.replace("'", ""));
  }

  @Property
  void nothingButApostrophesIsAdded(
      @ForAll @Chars({'=', '+', '-', '@', ' ', 'a', '1', '\n', ';', '|', '\t', '('}) String text) {
    String safe = SafeCell.of(text);
    assertThat(safe.replace("'", "")).isEqualTo(text);
    assertThat(SafeCell.isFormula(safe)).as(safe).isFalse();
  }
}
