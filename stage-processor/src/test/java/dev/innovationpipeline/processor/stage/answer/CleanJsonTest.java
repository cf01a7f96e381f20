package dev.innovationpipeline.processor.stage.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CleanJsonTest {

  @Test
  void escapesHideNothing() {
    assertThat(
            CleanJson.of(
                    JsonMapper.shared()
                        .readTree(
                            """
                            {"a\\u0000":["b\\u0000c","\\ud83d here",{"d":"\\u001b"},1,null,true]}\
                            """))
                .toString())
        .isEqualTo("{\"a\":[\"bc\",\"\ufffd here\",{\"d\":\"\"},1,null,true]}");
  }
}
