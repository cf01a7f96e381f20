package dev.innovationpipeline.ingest.session;

import dev.innovationpipeline.ingest.caller.Admission;
import dev.innovationpipeline.ingest.security.KeptKeys;
import dev.innovationpipeline.ingest.security.SecuritySettings;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Composes the sessions. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

  private static final int KEY_BYTES = 32;

  @Bean
  SealedCookies sealedCookies(SecuritySettings settings, KeptKeys keys) {
    return new SealedCookies(new Seal(key(keys)), settings.login().pageUri());
  }

  @Bean
  Sessions sessions(
      SecuritySettings settings,
      SealedCookies cookies,
      Admission admission,
      EndedSessions ended,
      InstantSource clock) {
    return new Sessions(cookies, admission, ended, settings.login().sessionLength(), clock);
  }

  private static byte[] key(KeptKeys keys) {
    return keys.session().map(HexFormat.of()::parseHex).orElseGet(SessionConfiguration::random);
  }

  /** Of this process: its sessions end with it, and other replicas do not know them. */
  private static byte[] random() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return key;
  }
}
