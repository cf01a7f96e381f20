package dev.innovationpipeline.cli.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.schema.wire.WireJson;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EditedThingTest {

  @Test
  void oneThingIsEditedAtATime() {
    assertThat(EditedThing.of("r/1", 3, null).path()).isEqualTo("/runs/r%2F1/stages/3");
    assertThat(EditedThing.of("r", null, 2).path()).isEqualTo("/runs/r/cards/2");
    assertThatThrownBy(() -> EditedThing.of("r", null, null))
        .isInstanceOf(ClientException.class)
        .hasMessageContaining("--stage N")
        .hasMessageContaining("--card K");
    assertThatThrownBy(() -> EditedThing.of("r", 3, 2)).isInstanceOf(ClientException.class);
  }

  @Test
  void anAnswerHasWhatAFileHasAndItsVersion() {
    JsonNode stage =
        WireJson.MAPPER.readTree(
            "{\"attempt\":2,\"version\":1,\"output\":{\"markdown\":\"a\"},\"model_output\":{}}");
    assertThat(EditedThing.editable(stage)).hasToString("{\"markdown\":\"a\"}");
    assertThat(EditedThing.version(stage)).isEqualTo("2.1");
    JsonNode card =
        WireJson.MAPPER.readTree("{\"attempt\":1,\"version\":0,\"card\":{\"number\":1}}");
    assertThat(EditedThing.editable(card)).hasToString("{\"number\":1}");
    assertThat(EditedThing.version(card)).isEqualTo("1.0");
  }
}
