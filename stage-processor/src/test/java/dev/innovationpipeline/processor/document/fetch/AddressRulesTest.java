package dev.innovationpipeline.processor.document.fetch;

import static dev.innovationpipeline.processor.document.fetch.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.platform.address.AddressRules;
import dev.innovationpipeline.platform.address.ForbiddenAddressException;
import dev.innovationpipeline.platform.address.GuardedDns;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

  private static final DocumentSettings STRICT =
      new DocumentSettings(
          1 << 20, 300, Duration.ofSeconds(20), false, false, 120_000, List.of(), null);

  private final AddressRules rules = HttpDownload.rules(STRICT);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.31.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.100.100.200",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "168.63.129.16",
        "::1",
        "::",
        "fe80::1",
        "fd00:ec2::254",
        "ff02::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
        "2001::1"
      })
  void rejectsNonPublicAddresses(String address) {
    assertThat(rules.allowsHost(address)).isFalse();
    assertThat(HttpDownload.rules(Failures.local()).allowsHost(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "2606:4700::1111", "64:ff9b::808:808"})
  void allowsPublicAddresses(String address) {
    assertThat(rules.allowsHost(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:1/",
        "http://[::1]/",
        "http://2130706433/",
        "http://127.1/",
        "http://017700000001/",
        "http://[::127.0.0.1]/",
        "http://[0:0:0:0:0:ffff:7f00:1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://127.0.0.1./",
        "http://①②⑦.0.0.1/",
        "http://user@127.0.0.1/",
        "http://localhost/",
        "http://[::ffff:127.0.0.1]/",
        "file:///etc/hosts"
      })
  void makesNoRequestToForbiddenAddresses(String url) {
    assertFails("document_address_forbidden", () -> new DocumentSource(STRICT).fetch(url, "acme"));
  }

  @Test
  void refusesOtherSchemes() {
    assertFails(
        "document_url_invalid",
        () -> new DocumentSource(STRICT).fetch("ftp://example.com/a", "acme"));
    assertFails(
        "document_url_invalid", () -> new DocumentSource(STRICT).fetch("no address", "acme"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://10.0.0.1/", "http://[::1]/", "//2130706434/", "http://inside/"})
  void followsNoRedirectToForbiddenAddresses(String location) throws Exception {
    InetAddress start = InetAddress.getLoopbackAddress();
    InetAddress inside = InetAddress.getByAddress(new byte[] {10, 0, 0, 1});
    AddressRules onlyStart = new AddressRules(start::equals);
    try (WebHost host = WebHost.redirectingTo(location)) {
      HttpDownload download =
          new HttpDownload(
              STRICT,
              max -> {},
              onlyStart,
              name -> name.equals("inside") ? List.of(inside) : Dns.SYSTEM.lookup(name));
      assertFails(
          "document_address_forbidden", () -> download.fetch(HttpUrl.get(host.url()), "acme"));
      assertThat(host.requests).hasValue(1);
    }
  }

  @Test
  void trustsWhatIsNamedOfAServerWithAPrivateAddressAndNoMore() throws Exception {
    try (WebHost host = WebHost.answering(200, new byte[] {1})) {
      int port = HttpUrl.get(host.url()).port();
      DocumentSettings settings = trusting("uploads:" + port + "/documents/");
      Dns dns = name -> List.of(InetAddress.getLoopbackAddress());
      HttpDownload download =
          new HttpDownload(settings, max -> {}, HttpDownload.rules(settings), dns);
      try (SpooledFile file =
          download.fetch(HttpUrl.get("http://uploads:%d/documents/a".formatted(port)), "acme")) {
        assertThat(file.isShort()).isTrue();
      }
      for (String other :
          List.of(
              "http://uploads:%d/documents",
              "http://uploads:%d/documents/../keys",
              "http://uploads:%d/documents/%%2e%%2e/keys",
              "http://uploads:%d/",
              "http://database:%d/documents/a",
              "http://uploads.evil.example:%d/documents/a")) {
        assertFails(
            "document_address_forbidden",
            () -> download.fetch(HttpUrl.get(other.formatted(port)), "acme"));
      }
      assertFails(
          "document_address_forbidden",
          () -> download.fetch(HttpUrl.get("http://uploads:1/documents/a"), "acme"));
      assertThat(host.requests).hasValue(1);
      assertThat(HttpDownload.rules(settings).allowsHost("10.0.0.1")).isFalse();
    }
  }

  /** A name whose owner changes its address between a redirect and the next request. */
  @Test
  void checksANameAgainEachTimeItIsLookedUp() throws Exception {
    InetAddress start = InetAddress.getLoopbackAddress();
    InetAddress inside = InetAddress.getByName("10.0.0.1");
    AtomicInteger lookUps = new AtomicInteger();
    try (WebHost host =
        new WebHost(
            exchange -> {
              exchange.getResponseHeaders().add("Location", "/again");
              exchange.getResponseHeaders().add("Connection", "close");
              exchange.sendResponseHeaders(302, -1);
            })) {
      HttpDownload download =
          new HttpDownload(
              STRICT,
              max -> {},
              new AddressRules(start::equals),
              name -> List.of(lookUps.getAndIncrement() == 0 ? start : inside));
      String url = "http://rebinding.example:%d/".formatted(HttpUrl.get(host.url()).port());
      assertFails("document_address_forbidden", () -> download.fetch(HttpUrl.get(url), "acme"));
      assertThat(lookUps).as("one for each connection").hasValue(2);
      assertThat(host.requests).hasValue(1);
    }
  }

  /** A proxy would look names up itself, past the rules. */
  @Test
  void asksNoProxyWhateverTheSystemSays() throws Exception {
    ProxySelector before = ProxySelector.getDefault();
    try (WebHost proxy = WebHost.answering(200, new byte[] {1})) {
      ProxySelector.setDefault(
          ProxySelector.of(
              new InetSocketAddress(
                  InetAddress.getLoopbackAddress(), HttpUrl.get(proxy.url()).port())));
      HttpDownload download =
          new HttpDownload(
              STRICT, max -> {}, rules, name -> List.of(InetAddress.getByName("10.0.0.1")));
      assertFails(
          "document_address_forbidden",
          () -> download.fetch(HttpUrl.get("http://inside.example/"), "acme"));
      assertThat(proxy.requests).hasValue(0);
    } finally {
      ProxySelector.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":80", "a:b", "a:0", "a:70000", "[::1]:80", "/documents"})
  void aTrustedServerHasAName(String text) {
    assertThat(TrustedServer.parse(text)).isEmpty();
    assertThatThrownBy(() -> trusting(text)).hasMessageContaining("trusted-hosts");
  }

  private static DocumentSettings trusting(String server) {
    return new DocumentSettings(
        1 << 20, 300, Duration.ofSeconds(20), false, false, 1_000, List.of(server), null);
  }

  @Test
  void connectsToTheAddressesThatWereChecked() throws Exception {
    InetAddress inside = InetAddress.getByName("10.0.0.1");
    InetAddress outside = InetAddress.getByName("8.8.8.8");
    assertThat(new GuardedDns(rules, host -> List.of(inside, outside)).lookup("mixed"))
        .containsExactly(outside);
    assertThatThrownBy(() -> new GuardedDns(rules, host -> List.of(inside)).lookup("inside"))
        .isInstanceOf(ForbiddenAddressException.class);
    assertFails(
        "document_address_forbidden",
        () ->
            new HttpDownload(STRICT, max -> {}, rules, host -> List.of(inside))
                .fetch(HttpUrl.get("http://public.example/"), "acme"));
  }
}
