package dev.innovationpipeline.ingest.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.caller.Role;
import dev.innovationpipeline.schema.key.ApiKeyText;
import dev.innovationpipeline.testing.time.SettableTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeysTest {

  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

  private final SettableTime time = new SettableTime(NOON);
  private final Keys keys = new Keys(time);
  private final ApiKeyText text = ApiKeyText.generate();

  @Test
  void aKeySaysWhoHoldsIt() {
    keys.put(key(text, List.of("a"), null));
    Caller caller = keys.find(text).orElseThrow();
    assertThat(caller.name()).isEqualTo("key:" + text.id());
    assertThat(caller.user()).isEqualTo(caller.name());
    assertThat(caller.sees("a")).isTrue();
    assertThat(caller.sees("b")).isFalse();
    assertThat(ApiKey.idOf(caller)).isEqualTo(text.id());
  }

  @Test
  void theIdAloneIsNoKey() {
    keys.put(key(text, List.of("a"), null));
    String forged = text.secret().substring(0, 17) + ApiKeyText.generate().secret().substring(17);
    assertThat(ApiKeyText.parse(forged).map(ApiKeyText::id)).contains(text.id());
    assertThat(ApiKeyText.parse(forged).flatMap(keys::find)).isEmpty();
    assertThat(keys.find(ApiKeyText.generate())).isEmpty();
  }

  @Test
  void aKeyEndsWhenItExpires() {
    keys.put(key(text, List.of("a"), NOON.plusSeconds(10)));
    assertThat(keys.find(text)).isPresent();
    time.pass(Duration.ofSeconds(10));
    assertThat(keys.find(text)).isEmpty();
    assertThat(keys.holds(text.id())).isFalse();
  }

  @Test
  void aRevokedKeyStaysSoWhateverIsReadLater() {
    ApiKey key = key(text, List.of("a"), null);
    keys.put(key.revoked(NOON));
    keys.put(key);
    assertThat(keys.find(text)).isEmpty();
    assertThat(keys.holds(text.id())).isFalse();
    assertThat(key.revoked(NOON).revoked(NOON.plusSeconds(1)).revokedAt()).isEqualTo(NOON);
  }

  @Test
  void usesAreToldOnce() {
    keys.put(key(text, List.of("a"), null));
    assertThat(keys.usesToTell()).isEmpty();
    assertThat(keys.lastUsed(text.id())).isEmpty();
    keys.find(text);
    assertThat(keys.usesToTell()).isEqualTo(Map.of(text.id(), NOON));
    assertThat(keys.usesToTell()).isEmpty();
    keys.noteUse(text.id(), NOON.plusSeconds(5));
    assertThat(keys.lastUsed(text.id())).contains(NOON.plusSeconds(5));
    keys.noteUse(text.id(), NOON.minusSeconds(5));
    assertThat(keys.lastUsed(text.id())).contains(NOON.plusSeconds(5));
  }

  @Test
  void anAdministratorSeesTheKeysOfItsCompaniesAlone() {
    Caller ofAB =
        new Caller(
            Caller.Means.KEY,
            "key:1",
            "u",
            false,
            java.util.Set.of("a", "b"),
            Role.ADMIN,
            false,
            null);
    assertThat(key(text, List.of("a"), null).isWithin(ofAB)).isTrue();
    assertThat(key(text, List.of("a", "b"), null).isWithin(ofAB)).isTrue();
    assertThat(key(text, List.of("a", "c"), null).isWithin(ofAB)).isFalse();
    assertThat(key(text, List.of("*"), null).isWithin(ofAB)).isFalse();
    assertThat(key(text, List.of("a", "*"), null).isWithin(ofAB)).isFalse();
    assertThat(key(text, List.of("*"), null).isWithin(Caller.ANYBODY)).isTrue();
  }

  private static ApiKey key(ApiKeyText text, List<String> companies, @Nullable Instant expiresAt) {
    return new ApiKey(
        text.id(),
        text.hash(),
        "test",
        companies,
        Role.AUTHOR,
        null,
        false,
        NOON,
        "test",
        expiresAt,
        null);
  }
}
