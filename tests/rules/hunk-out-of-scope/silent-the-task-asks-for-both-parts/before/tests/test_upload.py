from upload import UploadClient


def test_send():
    assert UploadClient().send('a')
