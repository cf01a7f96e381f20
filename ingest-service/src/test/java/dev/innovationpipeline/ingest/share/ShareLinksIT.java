package dev.innovationpipeline.ingest.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Links to cards at two instances, over HTTP, as their makers and as people without a login. */
class ShareLinksIT extends SharingAtTwoInstances {

  @Test
  void whoHasTheLinkReadsTheCardsAndNothingElse() throws Exception {
    JsonNode made =
        share(
            "shared",
            "{\"title\":\"Autumn\",\"note\":\"for the"
                + " agency\",\"cards\":[1,2],\"include_reasons\":true}");
    assertThat(made.path("warning").asString())
        .contains("this machine alone", "PIPELINE_SHARES_PUBLICURL");
    String token = tokenOf(made);
    assertThat(token).startsWith("ips_").hasSizeGreaterThan(40);
    HttpResponse<String> page = open(one, "/s/" + token);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains(
            "<h1 dir=\"auto\">Autumn</h1>",
            "First &lt;script&gt;alert(1)&lt;/script&gt;",
            "A tagline &amp; more",
            "<dt lang=\"en\">Problem</dt>",
            "“Farms &lt;b&gt;matter&lt;/b&gt;”",
            "page 3",
            "Inspiration 1",
            "Principle 2: Openness",
            "lang=\"ar-SA\"",
            "Trend Report.pdf")
        .doesNotContain("<script", "日本語", "for the agency", "http://h/", "shared-1");
    JsonNode cards = json(open(one, "/s/" + token + "/cards"));
    assertThat(cards.path("cards")).hasSize(2);
    assertThat(cards.at("/cards/0/quotes/0/place").asString()).isEqualTo("page 3");
    for (String path :
        List.of(
            "/runs/shared", "/runs/shared/document", "/status/shared", "/companies", "/cards")) {
      assertThat(client.get(path, token).statusCode()).as(path).isEqualTo(401);
    }
    JsonNode plain = share("shared", "{\"include_quotes\":false}");
    assertThat(open(one, "/s/" + tokenOf(plain)).body())
        .contains("日本語", "lang=\"ja-JP\"", "Opportunities for a")
        .doesNotContain("matter", "Principle", "Trend Report");
  }

  @Test
  void answersAreForNobodyElse() throws Exception {
    String token = tokenOf(share("foreign", "{}", ADMIN.secret()));
    for (String path : List.of("/s/" + token, "/s/" + token + "/cards", "/s/none")) {
      HttpResponse<String> answer = open(one, path);
      Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
      headers.keySet().removeAll(List.of("date", "content-length", "transfer-encoding", "vary"));
      assertThat(headers)
          .as(path)
          .containsEntry("x-robots-tag", List.of("noindex, nofollow, noarchive"))
          .containsEntry("referrer-policy", List.of("no-referrer"))
          .containsEntry("cache-control", List.of("private, no-store"))
          .containsEntry("x-content-type-options", List.of("nosniff"))
          .doesNotContainKey("set-cookie")
          .containsOnlyKeys(
              "x-robots-tag",
              "referrer-policy",
              "cache-control",
              "x-content-type-options",
              "content-security-policy",
              "content-type");
    }
    HttpResponse<String> page = open(one, "/s/" + token);
    assertThat(page.headers().allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .matches(
            "default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; base-uri 'none';"
                + " form-action 'none'; frame-ancestors 'none'");
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
    String session = client.session(author);
    HttpResponse<String> loggedIn =
        HTTP.send(
            HttpRequest.newBuilder(address(one, "/s/" + token))
                .header("Cookie", session.substring(0, session.indexOf(' ')))
                .build(),
            BodyHandlers.ofString());
    assertThat(loggedIn.statusCode()).isEqualTo(200);
    assertThat(loggedIn.headers().map()).doesNotContainKey("set-cookie");
  }

  @Test
  void aLinkEndsByItsTime() throws Exception {
    String token = tokenOf(share("many", "{\"expires_in\":\"2h\"}"));
    assertThat(open(one, "/s/" + token).statusCode()).isEqualTo(200);
    time.setWallClock(Duration.ofHours(2));
    assertIsNothing(one, token);
    assertIsNothing(other, token);
    assertThat(list("/runs/many/shares").toString()).contains("\"state\":\"expired\"");
  }

  @Test
  void aLinkThatIsRevokedIsNothingEverywhere() throws Exception {
    JsonNode made = share("shared", "{\"note\":\"to revoke\"}");
    String token = tokenOf(made);
    await().atMost(WITHIN).until(() -> open(other, "/s/" + token).statusCode() == 200);
    String path = "/shares/" + made.at("/share/id").asString();
    for (String stranger : List.of(key("b", "admin"), key("a", "viewer"))) {
      assertThat(client.ask("DELETE", path, stranger, "", "").statusCode()).isIn(403, 404);
    }
    assertThat(open(one, "/s/" + token).statusCode()).isEqualTo(200);
    for (int request = 1; request <= 2; request++) {
      assertThat(client.ask("DELETE", path, author, "", "").statusCode()).isEqualTo(204);
      assertIsNothing(one, token);
    }
    await().atMost(WITHIN).until(() -> open(other, "/s/" + token).statusCode() == 404);
    assertIsNothing(other, token);
    JsonNode listed = list("/companies/a/shares");
    assertThat(listed.toString()).contains("to revoke", "\"state\":\"revoked\"", "\"revoked_by\"");
    assertThat(listed.toString()).doesNotContain("ips_", "token");
  }

  @Test
  void theCardsStayThoseThatWereShared() throws Exception {
    String token = tokenOf(share("again", "{}"));
    rows.execute(SharedRuns.SECOND_ATTEMPT);
    assertThat(open(one, "/s/" + token).body()).contains("First").doesNotContain("Another");
    rows.execute(SharedRuns.EDIT);
    assertThat(open(one, "/s/" + token).body())
        .contains("Edited by a person")
        .doesNotContain("First");
    String later = tokenOf(share("again", "{}"));
    assertThat(open(one, "/s/" + later).body()).contains("Another");
  }

  @Test
  void viewsOfAllInstancesAreCountedAndKnownAfterARestart() throws Exception {
    JsonNode made = share("foreign", "{}", ADMIN.secret());
    String token = tokenOf(made);
    String id = made.at("/share/id").asString();
    await().atMost(WITHIN).until(() -> open(other, "/s/" + token).statusCode() == 200);
    for (int view = 1; view <= 3; view++) {
      assertThat(open(one, "/s/" + token).statusCode()).isEqualTo(200);
    }
    HTTP.send(
        HttpRequest.newBuilder(address(one, "/s/" + token)).HEAD().build(),
        BodyHandlers.discarding());
    assertThat(views(one, id)).isEqualTo(3);
    one.getBean(ShareTopic.class).tellViews();
    one.getBean(ShareTopic.class).tellViews();
    other.getBean(ShareTopic.class).tellViews();
    await().atMost(WITHIN).until(() -> views(one, id) == 4 && views(other, id) == 4);
    ConfigurableApplicationContext restarted = instance("restarted");
    try {
      assertThat(views(restarted, id)).isEqualTo(4);
      assertThat(sharesOf(restarted, "foreign")).isEqualTo(sharesOf(one, "foreign"));
      assertThat(open(restarted, "/s/" + token).body()).isEqualTo(open(one, "/s/" + token).body());
    } finally {
      restarted.close();
    }
    await().atMost(WITHIN).until(() -> views(one, id) == 6);
  }

  @Test
  void erasingARunEndsItsLinks() throws Exception {
    assertThat(client.start("erased", "a", "u", ADMIN.secret()).statusCode()).isEqualTo(202);
    String token = tokenOf(share("erased", "{}"));
    await().atMost(WITHIN).until(() -> open(other, "/s/" + token).statusCode() == 200);
    other.getBean(ShareTopic.class).tellViews();
    await()
        .atMost(WITHIN)
        .until(
            () -> client.ask("DELETE", "/runs/erased", ADMIN.secret(), "", "").statusCode() == 204);
    for (ConfigurableApplicationContext instance : List.of(one, other)) {
      await().atMost(WITHIN).until(() -> open(instance, "/s/" + token).statusCode() == 404);
      await()
          .atMost(WITHIN)
          .until(
              () ->
                  instance.getBean(ShareBook.class).all().stream()
                      .noneMatch(link -> link.runId().equals("erased")));
    }
  }

  @Test
  void refusalsSayWhatToDo() throws Exception {
    assertThat(post("shared", "{\"cards\":[9]}", author, 404)).contains("has no card 9", "1, 2, 3");
    assertThat(post("waiting", "{}", author, 409)).contains("Share it once it is completed");
    assertThat(post("nothing", "{}", ADMIN.secret(), 404)).contains("nothing");
    assertThat(post("foreign", "{}", author, 404)).contains("There is no run foreign");
    assertThat(post("excluded", "{}", ADMIN.secret(), 403)).contains("excluded-companies");
    assertThat(post("shared", "{}", key("a", "viewer"), 403)).contains("author");
    assertThat(
            post(
                "shared",
                "{\"expires_in\":\"400d\",\"cards\":[\"one\"],\"colour\":1,\"title\":\"\"}",
                author,
                400))
        .contains("within 365 days", "numbers of cards", "is unknown", "must not be blank");
    assertThat(post("shared", "{\"expires_in\":\"soon\"}", author, 400)).contains("12h or 7d");
    assertThat(post("shared", "{\"expires_at\":\"2020-01-01T00:00:00Z\"}", author, 400))
        .contains("in the future");
    assertThat(client.ask("DELETE", "/shares/sh_0", author, "", "").body())
        .contains("There is no share link sh_0");
    for (int link = 1; link <= 3; link++) {
      share("many", "{\"expires_in\":\"1h\"}");
    }
    assertThat(post("many", "{}", author, 409)).contains("Revoke one first");
  }
}
