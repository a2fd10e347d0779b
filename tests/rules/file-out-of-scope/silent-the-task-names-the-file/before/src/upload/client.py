class UploadClient:
    def send(self, part):
        return self.session.put(part)
