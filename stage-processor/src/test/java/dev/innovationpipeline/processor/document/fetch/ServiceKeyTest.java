package dev.innovationpipeline.processor.document.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.platform.document.CompanyHeader;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceKeyTest {

  private static final String HASH = "0".repeat(64);

  private final ServiceKey key =
      new ServiceKey(() -> "ipk_secret", List.of(new TrustedServer("ingest-service", 8080, "/")));

  @Test
  void isSentForAnUpload() {
    assertThat(sent("http://ingest-service:8080/documents/" + HASH + "?name=a.pdf"))
        .isEqualTo("Bearer ipk_secret");
    assertThat(key.toString()).doesNotContain("secret");
  }

  @Test
  void saysForWhichCompany() {
    HttpUrl upload = HttpUrl.get("http://ingest-service:8080/documents/" + HASH);
    assertThat(key.request(upload, "näher & Co").header(CompanyHeader.NAME))
        .isEqualTo("n%C3%A4her+%26+Co")
        .satisfies(value -> assertThat(CompanyHeader.companyOf(value)).isEqualTo("näher & Co"));
    assertThat(CompanyHeader.companyOf("%zz")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example/documents/"
            + "0000000000000000000000000000000000000000000000000000000000000000",
        "http://ingest-service.evil.example/documents/"
            + "0000000000000000000000000000000000000000000000000000000000000000",
        "http://ingest-service:8081/documents/"
            + "0000000000000000000000000000000000000000000000000000000000000000",
        "http://ingest-service:8080/keys",
        "http://ingest-service:8080/documents/a",
        "http://ingest-service:8080/runs/r/events",
      })
  void isSentNowhereElse(String url) {
    assertThat(sent(url)).isNull();
  }

  @Test
  void nothingIsSentWithoutAKey() {
    ServiceKey none =
        new ServiceKey(() -> "", List.of(new TrustedServer("ingest-service", 0, "/")));
    assertThat(
            none.request(HttpUrl.get("http://ingest-service:8080/documents/" + HASH), "acme")
                .header("Authorization"))
        .isNull();
  }

  private @Nullable String sent(String url) {
    return key.request(HttpUrl.get(url), "acme").header("Authorization");
  }
}
