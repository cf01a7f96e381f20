package dev.innovationpipeline.processor.llm.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderErrorTest {

  private static final int MEGABYTE = 1 << 20;

  @Test
  void namesThePageThatAProxySends() {
    assertThat(
            ProviderError.ofBody(
                    502, "<html><head><TITLE>\n 502  Bad\nGateway </TITLE></head></html>")
                .message())
        .isEqualTo("HTTP 502: an HTML page titled 502 Bad Gateway");
    assertThat(ProviderError.ofBody(502, "<html><title>").message())
        .isEqualTo("HTTP 502: an HTML page");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<title>", "<", "< ", " ", "[", "{\"a\":", "x ", "\n", "</title>"})
  @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aBodyOfMegabytesIsReadSoonAndToldInAFewWords(String unit) {
    String body = unit.repeat(8 * MEGABYTE / unit.length());
    assertThat(ProviderError.ofBody(500, body).message().length()).isLessThan(400);
    assertThat(ProviderError.ofBody(500, "<title>" + body).message().length()).isLessThan(400);
  }
}
