package dev.innovationpipeline.schema.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Authorization: Bearer sk-or-v1-0123456789abcdef | Authorization: Bearer ***",
        "bearer abcdefgh1 was refused | bearer *** was refused",
        "Basic dXNlcjpwYXNz= | Basic ***",
        "{\"api_key\":\"Zm9vYmFy123\"} | {\"api_key\":\"***\"}",
        "{\\\"apiKey\\\": \\\"Zm9vYmFy123\\\"} | {\\\"apiKey\\\": \\\"***\\\"}",
        "https://host/a?X-Amz-Signature=abc&x=1 | https://host/a?X-Amz-Signature=***&x=1",
        "https://host/a?sv=2&sig=a%2Bb | https://host/a?sv=2&sig=***",
        "password=x | password=***",
        "Incorrect API key provided: sk-proj-abcdefghijk. | Incorrect API key provided: ***",
        "token eyJhbGciOiJIUzI1NiJ9.e30.abc | token ***",
        "AKIAIOSFODNN7EXAMPLE | ***",
        "x-api-key: 0123456789 | x-api-key: ***",
      })
  void masksWhatLooksLikeASecret(String text, String masked) {
    assertThat(Secrets.masked(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP 401: check the API key",
        "The key is invalid; the token has expired.",
        "Authorization: required",
        "Rate limit of 128000 tokens reached for anthropic/claude-sonnet-4.5",
        "the bearer of bad news",
        "signature verification failed",
        "run 01a20b79-8ba2-7422-8121-ad8d298e4711 failed",
      })
  void leavesSentencesAsTheyAre(String text) {
    assertThat(Secrets.masked(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=", "a=", "key", "key=", "Bearer ", " ", "sk-", "\"", "\ud83d\ude80"})
  @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aMegabyteTakesNoTime(String unit) {
    String text = unit.repeat((1 << 20) / unit.length());
    assertThat(Secrets.masked(text).length()).isLessThanOrEqualTo(3 * text.length());
  }

  @Test
  void severalSecretsAreMaskedAll() {
    assertThat(Secrets.masked("key=a1 secret=b2\ntoken=c3"))
        .isEqualTo("key=*** secret=***\ntoken=***");
  }
}
