package dev.innovationpipeline.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DatabaseUrlTest {

  @Test
  void understandsBothSpellings() {
    assertThat(DatabaseUrl.parse("postgres://u:p%40+w@h:5433/d?sslmode=require"))
        .isEqualTo(new DatabaseUrl("jdbc:postgresql://h:5433/d?sslmode=require", "u", "p@+w"));
    assertThat(DatabaseUrl.parse("jdbc:postgresql://h/d").user()).isNull();
  }

  @Test
  void saysWhatItExpects() {
    assertThatThrownBy(() -> DatabaseUrl.parse("mysql://h/d")).hasMessageContaining("postgres://");
  }
}
