package dev.innovationpipeline.ingest.origin;

/** Local mode would be open to other machines; the message says what to set. */
public final class RemoteAccessException extends IllegalStateException {

  RemoteAccessException(String address) {
    super(
        ("Local mode asks nobody who they are, so it listens on 127.0.0.1 alone, but server.address"
                + " (SERVER_ADDRESS) is %s. Remove that setting; or have clients asked for keys or"
                + " tokens by pipeline.security.mode=keys or jwt (PIPELINE_SECURITY_MODE); or let"
                + " everybody who reaches it in by pipeline.security.allow-remote=true"
                + " (PIPELINE_SECURITY_ALLOWREMOTE).")
            .formatted(address));
  }
}
