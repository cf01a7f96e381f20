package dev.innovationpipeline.cli.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.schema.wire.WireJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class ShareCommandTest {

  @ParameterizedTest
  @CsvSource({
    "7d, expires_in, 7d",
    "12h, expires_in, 12h",
    "2027-06-30, expires_at, 2027-07-01T00:00:00Z",
    "2027-06-30T12:00:00Z, expires_at, 2027-06-30T12:00:00Z",
  })
  void aLinkEndsAfterALengthOrAtATime(String text, String field, String value) {
    ObjectNode request = WireJson.MAPPER.createObjectNode();
    ShareCommand.putExpiry(request, text);
    assertThat(request.path(field).asString("")).isEqualTo(value);
    assertThat(request).hasSize(1);
  }

  @Test
  void anotherEndIsRefused() {
    assertThatThrownBy(
            () -> ShareCommand.putExpiry(WireJson.MAPPER.createObjectNode(), "2027-13-01"))
        .isInstanceOf(ClientException.class)
        .hasMessageContaining("--expires takes");
  }

  @Test
  void aLineSaysWhatALinkShowsAndHowItIs() {
    String share =
        "{\"id\":\"sh_1\",\"run_id\":\"r\",\"state\":\"open\",\"cards\":[1,3],\"views\":4,"
            + "\"expires_at\":\"2026-12-06T10:00:00Z\",\"created_by\":\"anna\","
            + "\"note\":\"for the agency\",\"last_viewed_at\":\"2026-11-30T10:00:00Z\"}";
    assertThat(SharesCommand.ListCommand.line(WireJson.MAPPER.readTree(share)))
        .isEqualTo(
            "sh_1  open      until 2026-12-06T10:00:00Z  run r  cards 1,3  opened 4 times,"
                + " last 2026-11-30T10:00:00Z  by anna  (for the agency)");
  }
}
