package dev.innovationpipeline.ingest.note;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TagsTest {

  @Test
  void oneWordIsOneTag() {
    assertThat(Tags.parse("  Tea   Time ")).contains("tea time");
    assertThat(Tags.parse("e\u0301te\u0301")).as("composed").contains("été");
    assertThat(Tags.parse(" ")).isEmpty();
    assertThat(Tags.parse("a\nb")).isEmpty();
    assertThat(Tags.parse("x".repeat(51))).isEmpty();
    assertThat(Tags.parse("\ud800")).isEmpty();
  }

  @Property
  void aTagIsTheSameTag(@ForAll String text) {
    Tags.parse(text).ifPresent(tag -> assertThat(Tags.parse(tag)).contains(tag));
  }
}
