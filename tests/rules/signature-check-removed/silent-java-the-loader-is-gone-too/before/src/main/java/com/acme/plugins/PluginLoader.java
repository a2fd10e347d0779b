package com.acme.plugins;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;

public final class PluginLoader {
    private final PublicKey key;
    private final PluginRegistry registry;

    PluginLoader(PublicKey key, PluginRegistry registry) {
        this.key = key;
        this.registry = registry;
    }

    public void load(byte[] jar, byte[] signed) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);
        signature.update(jar);
        if (!signature.verify(signed)) {
            throw new GeneralSecurityException("plugin is not signed");
        }
        registry.define(jar);
    }

    public int count() {
        return registry.count();
    }
}
