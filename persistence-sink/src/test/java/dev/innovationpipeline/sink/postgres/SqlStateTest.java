package dev.innovationpipeline.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlStateTest {

  @ParameterizedTest
  @ValueSource(strings = {"22021", "22P02", "23503", "23505", "54000"})
  void someFailuresAreTheDatas(String code) {
    assertThat(state(code).blamesData()).isTrue();
  }

  /** Disk full, serialization, deadlock, shut down, connection lost, a column we do not know. */
  @ParameterizedTest
  @ValueSource(strings = {"53100", "40001", "40P01", "57P01", "08006", "23502", "42703"})
  void othersPassOrAreTheTables(String code) {
    assertThat(state(code).blamesData()).isFalse();
  }

  private static SqlState state(String code) {
    return SqlState.of(new IllegalStateException(new SQLException("no", code)));
  }
}
